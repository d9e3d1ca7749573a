/* The buffer is released on both paths. */
#include <Python.h>

static PyObject *
stat_count(PyObject *self, PyObject *args)
{
    PyObject *data;
    Py_buffer view;
    long zeros = 0;
    int limit;

    if (!PyArg_ParseTuple(args, "Oi", &data, &limit))
        return NULL;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    for (Py_ssize_t i = 0; i < view.len; i++) {
        if (((const char *)view.buf)[i] == 0 && ++zeros > limit) {
            PyBuffer_Release(&view);
            PyErr_SetString(PyExc_OverflowError, "too many zeros");
            return NULL;
        }
    }
    PyBuffer_Release(&view);
    return PyLong_FromLong(zeros);
}

static PyMethodDef stat_methods[] = {
    {"count", stat_count, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef stat_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "stat",
    .m_size = -1,
    .m_methods = stat_methods,
};

PyMODINIT_FUNC
PyInit_stat(void)
{
    return PyModule_Create(&stat_module);
}
