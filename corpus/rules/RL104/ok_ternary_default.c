/* Both alternatives of a default are borrowed; the one chosen is retained once. */
#include <Python.h>

static PyObject *
conf_or_default(PyObject *self, PyObject *args)
{
    PyObject *table, *key, *value, *fallback = Py_None;

    if (!PyArg_ParseTuple(args, "O!O|O", &PyDict_Type, &table, &key, &fallback))
        return NULL;
    value = PyDict_GetItemWithError(table, key);
    if (value == NULL && PyErr_Occurred())
        return NULL;
    value = value ? value : fallback;
    Py_INCREF(value);
    return value;
}

static PyMethodDef conf_methods[] = {
    {"or_default", conf_or_default, METH_VARARGS, NULL},
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
