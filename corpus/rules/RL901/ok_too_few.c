/* As many addresses as units. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
too_few(PyObject *self, PyObject *args)
{
    int x, y, z;

    if (!PyArg_ParseTuple(args, "iii:move", &x, &y, &z))
        return NULL;
    return PyLong_FromLong(x + y + z);
}
