/* The objects do not end with NULL. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
call(PyObject *callable, PyObject *a, PyObject *b)
{
    return PyObject_CallFunctionObjArgs(callable, a, b);  // expect: RL902 'PyObject_CallFunctionObjArgs'
}
