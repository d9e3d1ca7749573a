/* The function promises a borrowed reference, and the cache keeps what it returns. */
#include <Python.h>

static PyObject *cache;

__attribute__((annotate("reflint::borrowed")))
static PyObject *lookup(PyObject *key);

static PyObject *
lookup(PyObject *key)
{
    if (cache == NULL) {
        cache = PyDict_New();
        if (cache == NULL)
            return NULL;
    }
    PyObject *found = PyDict_GetItemWithError(cache, key);
    if (found != NULL || PyErr_Occurred())
        return found;
    found = PyObject_Repr(key);
    if (found == NULL)
        return NULL;
    if (PyDict_SetItem(cache, key, found) < 0) {
        Py_DECREF(found);
        return NULL;
    }
    Py_DECREF(found);
    return found;
}

static PyObject *
text_lookup(PyObject *self, PyObject *key)
{
    PyObject *found = lookup(key);

    Py_XINCREF(found);
    return found;
}

static PyMethodDef text_methods[] = {
    {"lookup", text_lookup, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
