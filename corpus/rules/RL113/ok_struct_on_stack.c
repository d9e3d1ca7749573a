/* Borrowed arguments are kept in a struct on the stack, which does not outlive the call. */
#include <Python.h>

struct options {
    PyObject *key;
    PyObject *fallback;
    int strict;
};

static PyObject *
lookup(PyObject *table, const struct options *opt)
{
    PyObject *value = PyDict_GetItemWithError(table, opt->key);

    if (value == NULL) {
        if (PyErr_Occurred())
            return NULL;
        if (opt->strict) {
            PyErr_SetObject(PyExc_KeyError, opt->key);
            return NULL;
        }
        value = opt->fallback;
    }
    return Py_NewRef(value);
}

static PyObject *
conf_get(PyObject *self, PyObject *args)
{
    struct options opt = {NULL, Py_None, 0};
    PyObject *table;

    if (!PyArg_ParseTuple(args, "O!O|Op", &PyDict_Type, &table, &opt.key, &opt.fallback, &opt.strict))
        return NULL;
    return lookup(table, &opt);
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
