/* The cache keeps its reference, and the caller gets one that does not exist. */
#include <Python.h>

static PyObject *empty_table = NULL;

static PyObject *
spam_empty(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    if (empty_table == NULL) {
        empty_table = PyTuple_New(0);
        if (empty_table == NULL)
            return NULL;
    }
    return empty_table; // expect: RL112 'empty_table'
}

static PyMethodDef spam_methods[] = {
    {"empty", spam_empty, METH_NOARGS, NULL},
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
