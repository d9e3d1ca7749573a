/* An object by its unit. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
error(PyObject *name)
{
    return Py_BuildValue("(iO)", 1, name);
}
