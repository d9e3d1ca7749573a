/* A called function gets an int for a Py_ssize_t. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
call(PyObject *callable, int count)
{
    return PyObject_CallFunction(callable, "n", count);  // expect: RL902 'count'
}
