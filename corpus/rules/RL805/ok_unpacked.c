/* Optional arguments start with the value that stands for them. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
unpacked(PyObject *self, PyObject *args)
{
    PyObject *a, *b = Py_None, *c = Py_None;

    if (!PyArg_UnpackTuple(args, "f", 1, 3, &a, &b, &c))
        return NULL;
    return PyTuple_Pack(3, a, b, c);
}
