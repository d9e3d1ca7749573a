/* Assigned first; a macro that stores into its argument. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
before_assignment(PyObject *self, PyObject *args)
{
    PyObject *text, *copy;

    text = PyObject_Str(args);
    copy = text;
    (void)copy;
    return text;
}
