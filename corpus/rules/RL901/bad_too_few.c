/* Three units and two addresses. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
too_few(PyObject *self, PyObject *args)
{
    int x, y;

    if (!PyArg_ParseTuple(args, "iii:move", &x, &y))  // expect: RL901 'PyArg_ParseTuple'
        return NULL;
    return PyLong_FromLong(x + y);
}
