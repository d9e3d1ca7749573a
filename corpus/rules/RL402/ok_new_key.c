/* The new keys are collected, and go in behind the loop. */
#include <Python.h>

static PyObject *
spam_alias(PyObject *self, PyObject *dict)
{
    PyObject *key, *value;
    PyObject *more;
    Py_ssize_t pos = 0;

    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "dict expected");
        return NULL;
    }
    more = PyDict_New();
    if (more == NULL)
        return NULL;
    while (PyDict_Next(dict, &pos, &key, &value)) {
        PyObject *name = PyUnicode_FromFormat("old_%S", key);
        int status;

        if (name == NULL) {
            Py_DECREF(more);
            return NULL;
        }
        status = PyDict_SetItem(more, name, value);
        Py_DECREF(name);
        if (status < 0) {
            Py_DECREF(more);
            return NULL;
        }
    }
    if (PyDict_Update(dict, more) < 0) {
        Py_DECREF(more);
        return NULL;
    }
    Py_DECREF(more);
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"alias", spam_alias, METH_O, NULL},
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
