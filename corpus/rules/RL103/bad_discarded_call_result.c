/* The result of a method call is thrown away without a look at it. */
#include <Python.h>

static PyObject *
log_flush(PyObject *self, PyObject *stream)
{
    PyObject_CallMethod(stream, "flush", NULL); // expect: RL103 'PyObject_CallMethod'
    if (PyErr_Occurred())
        return NULL;
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
