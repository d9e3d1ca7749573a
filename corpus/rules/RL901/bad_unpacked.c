/* Three arguments at most, and two addresses. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
unpacked(PyObject *self, PyObject *args)
{
    PyObject *first, *second = Py_None;

    if (!PyArg_UnpackTuple(args, "pair", 1, 3, &first, &second))  // expect: RL901 'PyArg_UnpackTuple'
        return NULL;
    return PyTuple_Pack(2, first, second);
}
