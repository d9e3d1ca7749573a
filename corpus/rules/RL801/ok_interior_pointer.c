/* The text of an attribute is asked for once the attribute is known to exist. */
#include <Python.h>

static PyObject *
spam_print_name(PyObject *self, PyObject *obj)
{
    PyObject *name;
    const char *text;

    name = PyObject_GetAttrString(obj, "name");
    if (name == NULL)
        return NULL;
    text = PyUnicode_AsUTF8(name);
    if (text == NULL) {
        Py_DECREF(name);
        return NULL;
    }
    PySys_WriteStdout("%.200s\n", text);
    Py_DECREF(name);
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"print_name", spam_print_name, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
