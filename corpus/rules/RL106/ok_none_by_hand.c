/* The long form of Py_RETURN_NONE, and None as the replacement for a missing value. */
#include <Python.h>

static PyObject *
conf_find(PyObject *self, PyObject *args)
{
    PyObject *table, *value;
    const char *name;

    if (!PyArg_ParseTuple(args, "O!z", &PyDict_Type, &table, &name))
        return NULL;
    if (name == NULL) {
        Py_INCREF(Py_None);
        return Py_None;
    }
    value = PyDict_GetItemString(table, name);
    if (value == NULL)
        value = Py_None;
    Py_INCREF(value);
    return value;
}

static PyMethodDef conf_methods[] = {
    {"find", conf_find, METH_VARARGS, NULL},
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
