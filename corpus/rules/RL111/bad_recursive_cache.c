/* A recursive helper caches what it makes and lends it; its caller releases it. */
#include <Python.h>

/* The dictionary keeps what is made; a borrowed reference is returned. */
static PyObject *
cached_value(PyObject *cache, PyObject *name, int again)
{
    PyObject *value = PyDict_GetItemWithError(cache, name);

    if (value != NULL || PyErr_Occurred())
        return value;
    if (again)
        return cached_value(cache, name, 0);
    value = PyList_New(0);
    if (value == NULL)
        return NULL;
    if (PyDict_SetItem(cache, name, value) < 0) {
        Py_DECREF(value);
        return NULL;
    }
    Py_DECREF(value);
    return value;
}

static PyObject *
cache_run(PyObject *self, PyObject *cache)
{
    Py_ssize_t size;
    PyObject *value = cached_value(cache, self, 1);

    if (value == NULL)
        return NULL;
    size = PyList_Size(value);
    Py_DECREF(value); // expect: RL111 'value'
    return PyLong_FromSsize_t(size);
}

static PyMethodDef cache_methods[] = {
    {"run", cache_run, METH_O, NULL},
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
