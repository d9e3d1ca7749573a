/* A helper allocates the block that it returns; the caller loses it on one path. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static unsigned char *
reversed_bits(const unsigned char *data, Py_ssize_t n)
{
    unsigned char *out = PyMem_Malloc((size_t)n + 1);

    if (out == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t i = 0; i < n; i++)
        out[i] = data[n - 1 - i];
    return out;
}

static PyObject *
bits_reverse(PyObject *self, PyObject *args)
{
    const unsigned char *data;
    unsigned char *out;
    PyObject *result;
    Py_ssize_t n;

    if (!PyArg_ParseTuple(args, "y#", &data, &n))
        return NULL;
    out = reversed_bits(data, n);
    if (out == NULL)
        return NULL;
    result = PyByteArray_FromStringAndSize((const char *)out, n);
    if (result == NULL)
        return NULL; // expect: RL604 'out'
    PyMem_Free(out);
    return result;
}

static PyMethodDef bits_methods[] = {
    {"reverse", bits_reverse, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef bits_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "bits",
    .m_size = -1,
    .m_methods = bits_methods,
};

PyMODINIT_FUNC
PyInit_bits(void)
{
    return PyModule_Create(&bits_module);
}
