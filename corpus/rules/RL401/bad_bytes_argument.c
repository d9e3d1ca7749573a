/* The bytes object of the caller are written to; it may be a constant of his code. */
#include <Python.h>

static PyObject *
spam_upper(PyObject *self, PyObject *data)
{
    Py_ssize_t i, n;
    char *p;

    if (!PyBytes_Check(data)) {
        PyErr_SetString(PyExc_TypeError, "bytes expected");
        return NULL;
    }
    n = PyBytes_GET_SIZE(data);
    p = PyBytes_AS_STRING(data);
    for (i = 0; i < n; i++)
        p[i] = (char)(p[i] & 0xdf); // expect: RL401 'p'
    return Py_NewRef(data);
}

static PyMethodDef spam_methods[] = {
    {"upper", spam_upper, METH_O, NULL},
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
