/* Characters where the unit takes an object. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
named(const char *name)
{
    return Py_BuildValue("O", name);  // expect: RL902 'name'
}
