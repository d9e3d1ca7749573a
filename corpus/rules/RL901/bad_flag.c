/* `p` writes an int: a bool has one byte. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
flag(PyObject *self, PyObject *args)
{
    _Bool flag;

    if (!PyArg_ParseTuple(args, "p", &flag))  // expect: RL901 'flag'
        return NULL;
    return PyBool_FromLong(flag);
}
