/* A tuple of three is told of, two objects are there. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
pair(PyObject *a, PyObject *b)
{
    return PyTuple_Pack(3, a, b);  // expect: RL902 'PyTuple_Pack'
}
