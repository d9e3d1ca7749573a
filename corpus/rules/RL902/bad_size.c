/* A Py_ssize_t where the unit takes an int. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
size(Py_ssize_t size)
{
    return Py_BuildValue("i", size);  // expect: RL902 'size'
}
