/* The string is the result, too. */
#include <Python.h>

static PyObject *
spam_name(PyObject *self, PyObject *obj)
{
    PyObject *name = PyUnicode_FromString("shape");

    if (name == NULL)
        return NULL;
    if (PyObject_SetAttr(obj, name, Py_None) < 0) {
        Py_DECREF(name);
        return NULL;
    }
    return name;
}

static PyMethodDef spam_methods[] = {
    {"name", spam_name, METH_O, NULL},
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
