/* A key that is not in the dict raises before Py_INCREF gets the result. */
#include <Python.h>

static PyObject *
conf_get(PyObject *self, PyObject *args)
{
    PyObject *table, *value;
    const char *name;

    if (!PyArg_ParseTuple(args, "O!s", &PyDict_Type, &table, &name))
        return NULL;
    value = PyDict_GetItemString(table, name);
    if (value == NULL) {
        PyErr_SetString(PyExc_KeyError, name);
        return NULL;
    }
    Py_INCREF(value);
    return value;
}

static PyMethodDef conf_methods[] = {
    {"get", conf_get, METH_VARARGS, NULL},
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
