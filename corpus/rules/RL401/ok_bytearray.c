/* A bytearray can be changed: that is what it is for. */
#include <Python.h>

static PyObject *
spam_clear(PyObject *self, PyObject *data)
{
    Py_ssize_t i;
    char *p;

    if (!PyByteArray_Check(data)) {
        PyErr_SetString(PyExc_TypeError, "bytearray expected");
        return NULL;
    }
    p = PyByteArray_AS_STRING(data);
    for (i = 0; i < PyByteArray_GET_SIZE(data); i++)
        p[i] = 0;
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"clear", spam_clear, METH_O, NULL},
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
