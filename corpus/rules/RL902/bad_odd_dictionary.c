/* A dictionary with a key and no value. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
table(PyObject *value)
{
    return Py_BuildValue("{s:O,s}", "a", value, "b");  // expect: RL902 'Py_BuildValue'
}
