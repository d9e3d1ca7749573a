/* A new value for the key that was just told moves nothing. */
#include <Python.h>

static PyObject *
spam_double(PyObject *self, PyObject *dict)
{
    PyObject *key, *value;
    Py_ssize_t pos = 0;

    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "dict expected");
        return NULL;
    }
    while (PyDict_Next(dict, &pos, &key, &value)) {
        PyObject *twice = PyNumber_Add(value, value);
        int status;

        if (twice == NULL)
            return NULL;
        status = PyDict_SetItem(dict, key, twice);
        Py_DECREF(twice);
        if (status < 0)
            return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"double", spam_double, METH_O, NULL},
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
