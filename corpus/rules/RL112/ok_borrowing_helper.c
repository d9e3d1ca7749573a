/* A static helper lends a reference on purpose; its only caller retains it. */
#include <Python.h>

static PyObject *
lookup_borrowed(PyObject *table, const char *name)
{
    PyObject *value = PyDict_GetItemString(table, name);

    if (value == NULL)
        PyErr_SetString(PyExc_KeyError, name);
    return value;
}

static PyObject *
conf_require(PyObject *self, PyObject *args)
{
    PyObject *table, *value;
    const char *name;

    if (!PyArg_ParseTuple(args, "O!s", &PyDict_Type, &table, &name))
        return NULL;
    value = lookup_borrowed(table, name);
    if (value == NULL)
        return NULL;
    Py_INCREF(value);
    return value;
}

static PyMethodDef conf_methods[] = {
    {"require", conf_require, METH_VARARGS, NULL},
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
