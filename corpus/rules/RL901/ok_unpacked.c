/* An address for each argument; the optional one has a value from the start. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
unpacked(PyObject *self, PyObject *args)
{
    PyObject *first, *second = Py_None;

    if (!PyArg_UnpackTuple(args, "pair", 1, 2, &first, &second))
        return NULL;
    return PyTuple_Pack(2, first, second);
}
