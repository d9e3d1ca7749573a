/* PyTuple_SetItem steals a reference that was taken for it. */
#include <Python.h>

static PyObject *
spam_singleton(PyObject *self, PyObject *args)
{
    PyObject *value, *tuple;

    if (!PyArg_ParseTuple(args, "O", &value))
        return NULL;
    tuple = PyTuple_New(1);
    if (tuple == NULL)
        return NULL;
    Py_INCREF(value);
    if (PyTuple_SetItem(tuple, 0, value) < 0) {
        Py_DECREF(tuple);
        return NULL;
    }
    return tuple;
}

static PyMethodDef spam_methods[] = {
    {"singleton", spam_singleton, METH_VARARGS, NULL},
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
