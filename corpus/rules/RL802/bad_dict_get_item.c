/* PyDict_GetItem says nothing of a key that is missing. */
#include <Python.h>

static PyObject *cache;

static PyObject *
demo_find(PyObject *self, PyObject *key)
{
    PyObject *value;

    if (cache == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "no cache");
        return NULL;
    }
    value = PyDict_GetItem(cache, key);
    if (value == NULL)
        return NULL; // expect: RL802 'PyDict_GetItem'
    Py_INCREF(value);
    return value;
}

static PyMethodDef demo_methods[] = {
    {"find", (PyCFunction)demo_find, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
    .m_methods = demo_methods,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    return PyModule_Create(&demo_module);
}
