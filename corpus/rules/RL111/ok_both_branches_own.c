/* A borrowed value is retained, a made one is new: behind the branches both are owned. */
#include <Python.h>

static PyObject *
cache_fetch(PyObject *self, PyObject *args)
{
    PyObject *cache, *key, *value, *result;

    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &cache, &key))
        return NULL;
    value = PyDict_GetItemWithError(cache, key);
    if (value != NULL) {
        Py_INCREF(value);
    }
    else {
        if (PyErr_Occurred())
            return NULL;
        value = PyObject_Repr(key);
        if (value == NULL)
            return NULL;
        if (PyDict_SetItem(cache, key, value) < 0) {
            Py_DECREF(value);
            return NULL;
        }
    }
    result = PyTuple_Pack(2, key, value);
    Py_DECREF(value);
    return result;
}

static PyMethodDef cache_methods[] = {
    {"fetch", cache_fetch, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef cache_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cache",
    .m_size = -1,
    .m_methods = cache_methods,
};

PyMODINIT_FUNC
PyInit_cache(void)
{
    return PyModule_Create(&cache_module);
}
