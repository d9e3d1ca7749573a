/* Filled through its address. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

void make(PyObject **out);

PyObject *
stored(PyObject *self, PyObject *args)
{
    PyObject *list = PyList_New(1), *item;

    if (list == NULL)
        return NULL;
    make(&item);
    PyList_SET_ITEM(list, 0, item);
    return list;
}
