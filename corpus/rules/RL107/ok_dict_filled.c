/* A dict is filled with values that are made, stored and released in each round. */
#include <Python.h>

static PyObject *
spam_powers(PyObject *self, PyObject *args)
{
    PyObject *table;
    int i, n;

    if (!PyArg_ParseTuple(args, "i", &n))
        return NULL;
    table = PyDict_New();
    if (table == NULL)
        return NULL;
    for (i = 0; i < n && i < 62; i++) {
        PyObject *value;
        char name[16];
        int status;

        value = PyLong_FromLongLong(1LL << i);
        if (value == NULL) {
            Py_DECREF(table);
            return NULL;
        }
        PyOS_snprintf(name, sizeof(name), "2**%d", i);
        status = PyDict_SetItemString(table, name, value);
        if (status < 0) {
            Py_DECREF(value);
            Py_DECREF(table);
            return NULL;
        }
        Py_DECREF(value);
    }
    return table;
}

static PyMethodDef spam_methods[] = {
    {"powers", spam_powers, METH_VARARGS, NULL},
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
