/* The result of a call goes straight into Py_XDECREF. */
#include <Python.h>

static PyObject *
log_flush_quietly(PyObject *self, PyObject *stream)
{
    Py_XDECREF(PyObject_CallMethod(stream, "flush", NULL));
    PyErr_Clear();
    Py_RETURN_NONE;
}

static PyMethodDef log_methods[] = {
    {"flush_quietly", log_flush_quietly, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef log_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "log",
    .m_size = -1,
    .m_methods = log_methods,
};

PyMODINIT_FUNC
PyInit_log(void)
{
    return PyModule_Create(&log_module);
}
