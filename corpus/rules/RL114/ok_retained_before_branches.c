/* The reference that the tuple steals was taken before the branches; one of them returns it instead. */
#include <Python.h>

static PyObject *
spam_wrap_unless_tuple(PyObject *self, PyObject *value)
{
    PyObject *tuple;

    Py_INCREF(value);
    if (PyTuple_Check(value))
        return value;
    tuple = PyTuple_New(1);
    if (tuple == NULL) {
        Py_DECREF(value);
        return NULL;
    }
    PyTuple_SET_ITEM(tuple, 0, value);
    return tuple;
}

static PyMethodDef spam_methods[] = {
    {"wrap_unless_tuple", spam_wrap_unless_tuple, METH_O, NULL},
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
