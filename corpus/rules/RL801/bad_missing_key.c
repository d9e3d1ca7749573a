/* A key that is not in the dict gives NULL, and Py_INCREF dereferences it. */
#include <Python.h>

static PyObject *
conf_get(PyObject *self, PyObject *args)
{
    PyObject *table, *value;
    const char *name;

    if (!PyArg_ParseTuple(args, "O!s", &PyDict_Type, &table, &name))
        return NULL;
    value = PyDict_GetItemString(table, name);
    Py_INCREF(value); // expect: RL801 'value'
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
