/* A string that may be NULL is given to PyDict_SetItem as its key. */
#include <Python.h>

static PyObject *
conf_set(PyObject *self, PyObject *args)
{
    PyObject *table, *value, *key;
    const char *name;
    int status;

    if (!PyArg_ParseTuple(args, "O!sO", &PyDict_Type, &table, &name, &value))
        return NULL;
    key = PyUnicode_FromString(name);
    status = PyDict_SetItem(table, key, value); // expect: RL801 'key'
    Py_DECREF(key);
    if (status < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef conf_methods[] = {
    {"set", conf_set, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef conf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "conf",
    .m_size = -1,
    .m_methods = conf_methods,
};

PyMODINIT_FUNC
PyInit_conf(void)
{
    return PyModule_Create(&conf_module);
}
