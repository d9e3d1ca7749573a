/* An external function that makes the object on one way out owes one on the others. */
#include <Python.h>

PyObject *
store_find(PyObject *table, PyObject *key)
{
    PyObject *item = PyDict_GetItemWithError(table, key);
    if (item == NULL && !PyErr_Occurred())
        return PyList_New(0);
    return item; // expect: RL112 'item'
}
