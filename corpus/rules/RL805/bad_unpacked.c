/* Two optional arguments have no value when they are left out. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
unpacked(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *c;

    if (!PyArg_UnpackTuple(args, "f", 1, 3, &a, &b, &c))
        return NULL;
    return PyTuple_Pack(3, a, b, c);  // expect: RL805 'b', RL805 'c'
}
