/* A helper that lends None to say "skip this one" gives a new reference otherwise: never None. */
#include <Python.h>

static PyObject *encode_key(PyObject *key, PyObject *known)
{
    PyObject *encoded;

    if (key == known)
        return Py_None;
    encoded = PyObject_GetItem(known, key);
    return encoded;
}

PyObject *
encode_all(PyObject *keys, PyObject *known)
{
    PyObject *result = PyList_New(0), *encoded;

    if (result == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(keys); i++) {
        encoded = encode_key(PyList_GET_ITEM(keys, i), known);
        if (encoded == NULL)
            goto error;
        if (encoded == Py_None) {
            encoded = NULL;
            continue;
        }
        if (PyList_Append(result, encoded) < 0) {
            Py_DECREF(encoded);
            goto error;
        }
        Py_DECREF(encoded);
    }
    return result;
error:
    Py_DECREF(result);
    return NULL;
}
