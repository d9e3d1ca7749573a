/* The result of a method call is not needed, but checked and released. */
#include <Python.h>

static PyObject *
log_flush(PyObject *self, PyObject *stream)
{
    PyObject *result = PyObject_CallMethod(stream, "flush", NULL);

    if (result == NULL)
        return NULL;
    Py_DECREF(result);
    Py_RETURN_NONE;
}

static PyMethodDef log_methods[] = {
    {"flush", log_flush, METH_O, NULL},
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
