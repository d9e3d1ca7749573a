/* A helper that reports failure with -1 releases its temporary key on that path, too. */
#include <Python.h>

static int
table_put(PyObject *table, const char *prefix, const char *name, PyObject *value)
{
    PyObject *key;

    key = PyUnicode_FromFormat("%s.%s", prefix, name);
    if (key == NULL)
        return -1;
    if (PyDict_SetItem(table, key, value) < 0) {
        Py_DECREF(key);
        return -1;
    }
    Py_DECREF(key);
    return 0;
}

static PyObject *
table_register(PyObject *self, PyObject *args)
{
    PyObject *table, *value;
    const char *name;

    if (!PyArg_ParseTuple(args, "O!sO", &PyDict_Type, &table, &name, &value))
        return NULL;
    if (table_put(table, "user", name, value) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef table_methods[] = {
    {"register", table_register, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef table_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "table",
    .m_size = -1,
    .m_methods = table_methods,
};

PyMODINIT_FUNC
PyInit_table(void)
{
    return PyModule_Create(&table_module);
}
