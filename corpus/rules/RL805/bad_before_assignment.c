/* Read one line too early. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
before_assignment(PyObject *self, PyObject *args)
{
    PyObject *text, *copy;

    copy = text;  // expect: RL805 'text'
    text = PyObject_Str(args);
    Py_XDECREF(text);
    return Py_XNewRef(copy);
}
