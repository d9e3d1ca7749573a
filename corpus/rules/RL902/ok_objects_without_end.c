/* NULL ends the objects. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
call(PyObject *callable, PyObject *a, PyListObject *b)
{
    PyObject *first = PyObject_CallFunctionObjArgs(callable, NULL);
    if (first == NULL)
        return NULL;
    Py_DECREF(first);
    return PyObject_CallFunctionObjArgs(callable, a, b, NULL);
}
