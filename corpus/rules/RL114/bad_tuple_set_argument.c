/* PyTuple_SetItem steals the argument, which is only borrowed. */
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
    if (PyTuple_SetItem(tuple, 0, value) < 0) { // expect: RL114 'value'
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
