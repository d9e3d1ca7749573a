/* Released without a value. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
released(PyObject *self, PyObject *args)
{
    PyObject *text;

    if (self == args)
        return NULL;
    Py_XDECREF(text);  // expect: RL805 'text'
    Py_RETURN_NONE;
}
