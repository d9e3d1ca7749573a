/* Both constant formats fit. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
either_format(PyObject *self, PyObject *args)
{
    int value;

    if (!PyArg_ParseTuple(args, self == Py_None ? "i:none" : "i:some", &value))
        return NULL;
    return PyLong_FromLong(value);
}
