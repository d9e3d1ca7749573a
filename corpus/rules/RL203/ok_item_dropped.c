/* Items retained before their container lets go of them, other slots, failed calls, and pointers asked for again. */
#include <Python.h>

PyObject *
bag_clear(PyObject *dict, PyObject *key)
{
    PyObject *text, *value = PyDict_GetItemWithError(dict, key);
    if (value == NULL)
        return NULL;
    Py_INCREF(value);
    PyDict_Clear(dict);
    text = PyObject_Repr(value);
    Py_DECREF(value);
    return text;
}

PyObject *
bag_other_key(PyObject *dict, PyObject *key)
{
    PyObject *value = PyDict_GetItemString(dict, "last");
    if (value == NULL) {
        PyErr_SetString(PyExc_KeyError, "last");
        return NULL;
    }
    if (PyDict_DelItem(dict, key) < 0 || PyDict_DelItemString(dict, "first") < 0)
        return NULL;
    return PyObject_Repr(value);
}

PyObject *
bag_not_deleted(PyObject *dict, PyObject *key)
{
    PyObject *value = PyDict_GetItemWithError(dict, key);
    if (value == NULL)
        return NULL;
    if (PyDict_DelItem(dict, key) < 0) {
        PyErr_Clear();
        return PyObject_Repr(value);
    }
    Py_RETURN_NONE;
}

int
bag_moved(PyObject *from, PyObject *to, PyObject *key)
{
    PyObject *value = PyDict_GetItemWithError(from, key);
    if (value == NULL || PyDict_SetItem(to, key, value) < 0)
        return -1;
    if (PyDict_DelItem(from, key) < 0)
        return -1;
    return PyObject_IsTrue(value);
}

int
swapped(PyObject *list)
{
    PyObject *a = PyList_GET_ITEM(list, 0), *b = PyList_GET_ITEM(list, 1);
    Py_INCREF(a);
    Py_INCREF(b);
    if (PyList_SetItem(list, 0, b) < 0) {
        Py_DECREF(a);
        return -1;
    }
    if (PyList_SetItem(list, 1, a) < 0)
        return -1;
    return PyObject_IsTrue(a) == PyObject_IsTrue(b);
}

PyObject *
rest(PyObject *list)
{
    PyObject *last = PyList_GetItem(list, 7);
    if (last == NULL)
        return NULL;
    if (PyList_SetSlice(list, 0, 7, NULL) < 0)
        return NULL;
    return PyObject_Str(last);
}

PyObject *
grown(Py_ssize_t size)
{
    char *at;
    PyObject *array = PyByteArray_FromStringAndSize(NULL, size);
    if (array == NULL)
        return NULL;
    at = PyByteArray_AS_STRING(array);
    at[0] = 1;
    if (PyByteArray_Resize(array, 2 * size) < 0) {
        Py_DECREF(array);
        return NULL;
    }
    at = PyByteArray_AS_STRING(array);
    at[0] = 0;
    return array;
}
