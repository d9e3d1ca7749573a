/* Lengths are Py_ssize_t. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
length_of_text(PyObject *self, PyObject *args)
{
    const char *data;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "y#", &data, &size))
        return NULL;
    return PyBytes_FromStringAndSize(data, size);
}
