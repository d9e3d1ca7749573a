/* A copy is written to. */
#include <Python.h>

static PyObject *
spam_upper(PyObject *self, PyObject *data)
{
    Py_ssize_t i, n;
    char *p;
    PyObject *copy;

    if (!PyBytes_Check(data)) {
        PyErr_SetString(PyExc_TypeError, "bytes expected");
        return NULL;
    }
    n = PyBytes_GET_SIZE(data);
    copy = PyBytes_FromStringAndSize(PyBytes_AS_STRING(data), n);
    if (copy == NULL)
        return NULL;
    p = PyBytes_AS_STRING(copy);
    for (i = 0; i < n; i++)
        p[i] = (char)(p[i] & 0xdf);
    return copy;
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
