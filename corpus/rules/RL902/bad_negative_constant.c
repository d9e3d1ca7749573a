/* A negative int where the unit takes a long: its upper half is not known. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
missing(void)
{
    return Py_BuildValue("l", -1);  // expect: RL902 '-1'
}
