/* A constant of the right type; what fits in a register does no harm. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
missing(void)
{
    return Py_BuildValue("(lin)", -1L, -1, 0);
}
