/* A group is opened and not closed. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
open_group(PyObject *self, PyObject *args)
{
    int x, y;

    if (!PyArg_ParseTuple(args, "(ii", &x, &y))  // expect: RL901 'PyArg_ParseTuple'
        return NULL;
    return PyLong_FromLong(x + y);
}
