/* Bytes are written to, and then resized, before anyone has seen them. */
#include <Python.h>

#include <string.h>

static PyObject *
spam_blank(PyObject *self, PyObject *arg)
{
    Py_ssize_t n = PyLong_AsSsize_t(arg), used;
    PyObject *bytes;
    char *p;

    if (n == -1 && PyErr_Occurred())
        return NULL;
    bytes = PyBytes_FromStringAndSize(NULL, n);
    if (bytes == NULL)
        return NULL;
    p = PyBytes_AS_STRING(bytes);
    memset(p, ' ', (size_t)n);
    used = n / 2;
    if (_PyBytes_Resize(&bytes, used) < 0)
        return NULL;
    return bytes;
}

static PyMethodDef spam_methods[] = {
    {"blank", spam_blank, METH_O, NULL},
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
