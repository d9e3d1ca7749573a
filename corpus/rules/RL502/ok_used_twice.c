/* The string serves two calls. */
#include <Python.h>

static PyObject *
spam_copy(PyObject *self, PyObject *args)
{
    PyObject *from, *to, *name, *value;
    int status = -1;

    if (!PyArg_ParseTuple(args, "OO", &from, &to))
        return NULL;
    name = PyUnicode_FromString("shape");
    if (name == NULL)
        return NULL;
    value = PyObject_GetAttr(from, name);
    if (value != NULL) {
        status = PyObject_SetAttr(to, name, value);
        Py_DECREF(value);
    }
    Py_DECREF(name);
    if (status < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"copy", spam_copy, METH_VARARGS, NULL},
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
