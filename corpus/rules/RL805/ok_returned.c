/* Some path assigns it: whether the others are taken is not known here. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
returned(PyObject *self, PyObject *args)
{
    PyObject *result;

    switch (PyLong_AsLong(args) == 1) {
    case 0: result = self; break;
    case 1: result = args; break;
    }
    return Py_NewRef(result);
}
