/* Returned without a value. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
returned(PyObject *self, PyObject *args)
{
    PyObject *result;

    return result;  // expect: RL805 'result'
}
