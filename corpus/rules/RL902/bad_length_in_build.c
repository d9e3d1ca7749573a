/* The length behind `#` is an int. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
data(const char *text, int size)
{
    return Py_BuildValue("y#", text, size);  // expect: RL902 'size'
}
