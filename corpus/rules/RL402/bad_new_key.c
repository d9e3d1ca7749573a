/* A new key goes in between two steps of the walk. */
#include <Python.h>

static PyObject *
spam_alias(PyObject *self, PyObject *dict)
{
    PyObject *key, *value;
    Py_ssize_t pos = 0;

    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "dict expected");
        return NULL;
    }
    while (PyDict_Next(dict, &pos, &key, &value)) {
        PyObject *name = PyUnicode_FromFormat("old_%S", key);
        int status;

        if (name == NULL)
            return NULL;
        status = PyDict_SetItem(dict, name, value); // expect: RL402 'dict'
        Py_DECREF(name);
        if (status < 0)
            return NULL;
    }
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
