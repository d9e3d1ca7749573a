/* Either the borrowed value of a dict or the borrowed default is returned; neither is retained. */
#include <Python.h>

static PyObject *
conf_lookup(PyObject *self, PyObject *args)
{
    PyObject *table, *key, *value;

    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &table, &key))
        return NULL;
    value = PyDict_GetItemWithError(table, key);
    if (value == NULL) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, key);
        return NULL;
    }
    return value; // expect: RL112 'value'
}

static PyMethodDef conf_methods[] = {
    {"lookup", conf_lookup, METH_VARARGS, NULL},
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
