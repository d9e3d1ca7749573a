/* A value for the missing number; what is required needs none. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
optional_number(PyObject *self, PyObject *args)
{
    int first, second = 0, third;

    if (!PyArg_ParseTuple(args, "ii|i", &first, &third, &second))
        return NULL;
    return PyLong_FromLong(first + second + third);
}
