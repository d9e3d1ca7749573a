/* Formats of calls; none at all. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
call(PyObject *callable, int count)
{
    PyObject *closed = PyObject_CallMethod(callable, "close", NULL);
    if (closed == NULL)
        return NULL;
    Py_DECREF(closed);
    return PyObject_CallFunction(callable, "i(s)", count, "x");
}
