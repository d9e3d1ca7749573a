/* One address more than there are units. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
too_many(PyObject *self, PyObject *args)
{
    int x, y;

    if (!PyArg_ParseTuple(args, "i:move", &x, &y))  // expect: RL901 'PyArg_ParseTuple'
        return NULL;
    return PyLong_FromLong(x);
}
