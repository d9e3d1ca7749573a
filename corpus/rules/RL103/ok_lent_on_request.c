/* A check whose result is the caller's, or only lent when it is called with True: nothing is claimed of it. */
#include <Python.h>

static PyObject *
check_readable(PyObject *self, PyObject *args)
{
    PyObject *res = PyObject_CallMethod(self, "readable", NULL);
    if (res == NULL)
        return NULL;
    if (res != Py_True) {
        Py_CLEAR(res);
        PyErr_SetString(PyExc_ValueError, "not readable");
        return NULL;
    }
    if (args == Py_True)
        Py_DECREF(res);
    return res;
}

static PyObject *
lend_attr(PyObject *self, const char *name)
{
    PyObject *res = PyObject_GetAttrString(self, name);
    Py_XDECREF(res);
    return res;
}

PyObject *
use_it(PyObject *self, PyObject *arg)
{
    if (check_readable(self, Py_True) == NULL)
        return NULL;
    if (lend_attr(self, "mode") == NULL)
        return NULL;
    Py_RETURN_NONE;
}
