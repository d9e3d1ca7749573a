/* Assigned on the only way to the label that releases it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
released(PyObject *self, PyObject *args)
{
    PyObject *text;

    if (self == args)
        return NULL;
    text = PyObject_Str(args);
    if (text == NULL)
        goto done;
    Py_CLEAR(text);
    done:
    Py_XDECREF(text);
    Py_RETURN_NONE;
}
