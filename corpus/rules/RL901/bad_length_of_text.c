/* The length behind `#` is an int. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
length_of_text(PyObject *self, PyObject *args)
{
    const char *data;
    int size;

    if (!PyArg_ParseTuple(args, "y#", &data, &size))  // expect: RL901 'size'
        return NULL;
    return PyBytes_FromStringAndSize(data, size);
}
