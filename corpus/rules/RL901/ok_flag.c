/* `p` writes an int. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
flag(PyObject *self, PyObject *args)
{
    int flag;

    if (!PyArg_ParseTuple(args, "p", &flag))
        return NULL;
    return PyBool_FromLong(flag);
}
