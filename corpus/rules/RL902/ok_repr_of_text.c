/* `%V` takes an object or NULL, and characters for that case. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
refuse(PyObject *name)
{
    PyErr_Format(PyExc_KeyError, "no such name: %V, %U", name, "?", name);
    return NULL;
}
