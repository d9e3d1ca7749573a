/* An object where the unit takes characters. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
error(PyObject *name)
{
    return Py_BuildValue("(is)", 1, name);  // expect: RL902 'name'
}
