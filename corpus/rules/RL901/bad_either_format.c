/* One of two constant formats does not fit the arguments. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
either_format(PyObject *self, PyObject *args)
{
    int value;

    if (!PyArg_ParseTuple(args, self == Py_None ? "i" : "l", &value))  // expect: RL901 'value'
        return NULL;
    return PyLong_FromLong(value);
}
