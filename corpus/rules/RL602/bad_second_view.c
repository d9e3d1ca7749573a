/* Two buffers from one call, and only one of them is released when the lengths differ. */
#include <Python.h>

static PyObject *
mix_xor(PyObject *self, PyObject *args)
{
    Py_buffer left, right;
    PyObject *result;
    char *out;

    if (!PyArg_ParseTuple(args, "y*y*:xor", &left, &right))
        return NULL;
    if (left.len != right.len) {
        PyErr_SetString(PyExc_ValueError, "lengths differ");
        PyBuffer_Release(&left);
        return NULL; // expect: RL602 'right'
    }
    result = PyBytes_FromStringAndSize(NULL, left.len);
    if (result != NULL) {
        out = PyBytes_AS_STRING(result);
        for (Py_ssize_t i = 0; i < left.len; i++)
            out[i] = ((const char *)left.buf)[i] ^ ((const char *)right.buf)[i];
    }
    PyBuffer_Release(&right);
    PyBuffer_Release(&left);
    return result;
}

static PyMethodDef mix_methods[] = {
    {"xor", mix_xor, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef mix_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "mix",
    .m_size = -1,
    .m_methods = mix_methods,
};

PyMODINIT_FUNC
PyInit_mix(void)
{
    return PyModule_Create(&mix_module);
}
