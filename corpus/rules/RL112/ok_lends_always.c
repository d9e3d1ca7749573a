/* An external function of which every way out lends is meant to lend. */
#include <Python.h>

PyObject *store_error_class(int code);

static PyObject *store_error;

PyObject *
store_error_class(int code)
{
    switch (code) {
    case 1:
        return PyExc_KeyError;
    case 2:
        return PyExc_ValueError;
    default:
        return store_error;
    }
}

PyObject *
store_find(PyObject *table, PyObject *key)
{
    PyObject *item = PyDict_GetItemWithError(table, key);
    if (item == NULL)
        PyErr_SetObject(store_error_class(1), key);
    return item;
}
