/* The walk begins anew after each change. */
#include <Python.h>

static PyObject *
spam_drain(PyObject *self, PyObject *dict)
{
    PyObject *key;
    Py_ssize_t pos = 0;

    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "dict expected");
        return NULL;
    }
    while (PyDict_Next(dict, &pos, &key, NULL)) {
        Py_INCREF(key);
        if (PyDict_DelItem(dict, key) < 0) {
            Py_DECREF(key);
            return NULL;
        }
        Py_DECREF(key);
        pos = 0;
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"drain", spam_drain, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
