/* Items that are borrowed from a container which lets go of them: cleared, deleted, cut out, replaced; a bytearray's memory that moved. */
#include <Python.h>

PyObject *
bag_clear(PyObject *dict, PyObject *key)
{
    PyObject *value = PyDict_GetItemWithError(dict, key);
    if (value == NULL)
        return NULL;
    PyDict_Clear(dict);
    return PyObject_Repr(value); // expect: RL203 'value'
}

PyObject *
bag_pop(PyObject *dict)
{
    PyObject *value = PyDict_GetItemString(dict, "last");
    if (value == NULL) {
        PyErr_SetString(PyExc_KeyError, "last");
        return NULL;
    }
    if (PyDict_DelItemString(dict, "last") < 0)
        return NULL;
    Py_INCREF(value); // expect: RL203 'value'
    return value;
}

int
bag_replace(PyObject *dict, PyObject *key, PyObject *value)
{
    PyObject *old = PyDict_GetItemWithError(dict, key);
    if (old == NULL || PyDict_SetItem(dict, key, value) < 0)
        return -1;
    return PyObject_IsTrue(old); // expect: RL203 'old'
}

PyObject *
queue_shift(PyObject *list)
{
    PyObject *first = PyList_GetItem(list, 0);
    if (first == NULL)
        return NULL;
    if (PyList_SetSlice(list, 0, 1, NULL) < 0)
        return NULL;
    return PyObject_Str(first); // expect: RL203 'first'
}

PyObject *
queue_swap_in(PyObject *list, Py_ssize_t at)
{
    PyObject *none, *old = PyList_GetItem(list, at);
    if (old == NULL)
        return NULL;
    none = PyFloat_FromDouble(0.0);
    if (none == NULL || PyList_SetItem(list, at, none) < 0)
        return NULL;
    return PyObject_Str(old); // expect: RL203 'old'
}

PyObject *
grown(Py_ssize_t size)
{
    char *at;
    PyObject *array = PyByteArray_FromStringAndSize(NULL, size);
    if (array == NULL)
        return NULL;
    at = PyByteArray_AS_STRING(array);
    if (PyByteArray_Resize(array, 2 * size) < 0) {
        Py_DECREF(array);
        return NULL;
    }
    at[0] = 0; // expect: RL203 'at'
    return array;
}
