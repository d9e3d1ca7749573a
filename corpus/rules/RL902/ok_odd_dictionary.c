/* A value for each key. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
table(PyObject *value)
{
    return Py_BuildValue("{s:O,s:()}", "a", value, "b");
}
