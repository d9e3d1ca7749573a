/* `%R` takes an object, and gets characters. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
refuse(const char *name)
{
    PyErr_Format(PyExc_KeyError, "no such name: %R", name);  // expect: RL902 'name'
    return NULL;
}
