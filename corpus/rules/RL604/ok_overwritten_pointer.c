/* The small block is freed before its pointer is used again. */
#include <Python.h>

#define SMALL 64

static PyObject *
grow_fill(PyObject *self, PyObject *args)
{
    PyObject *result;
    char *buf;
    int c;
    Py_ssize_t n;

    if (!PyArg_ParseTuple(args, "in", &c, &n))
        return NULL;
    if (n < 0) {
        PyErr_SetString(PyExc_ValueError, "negative size");
        return NULL;
    }
    buf = malloc(SMALL);
    if (buf == NULL)
        return PyErr_NoMemory();
    if (n > SMALL) {
        free(buf);
        buf = malloc((size_t)n);
        if (buf == NULL)
            return PyErr_NoMemory();
    }
    memset(buf, c, (size_t)n);
    result = PyBytes_FromStringAndSize(buf, n);
    free(buf);
    return result;
}

static PyMethodDef grow_methods[] = {
    {"fill", grow_fill, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef grow_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "grow",
    .m_size = -1,
    .m_methods = grow_methods,
};

PyMODINIT_FUNC
PyInit_grow(void)
{
    return PyModule_Create(&grow_module);
}
