/* The buffer is held while the GIL is not, and released behind. */
#include <Python.h>

static PyObject *
slow_sum(PyObject *self, PyObject *args)
{
    Py_buffer view;
    unsigned long sum = 0;
    Py_ssize_t i;

    if (!PyArg_ParseTuple(args, "y*:sum", &view))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    for (i = 0; i < view.len; i++)
        sum += ((const unsigned char *)view.buf)[i];
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(sum);
}

static PyMethodDef slow_methods[] = {
    {"sum", slow_sum, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef slow_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "slow",
    .m_size = -1,
    .m_methods = slow_methods,
};

PyMODINIT_FUNC
PyInit_slow(void)
{
    return PyModule_Create(&slow_module);
}
