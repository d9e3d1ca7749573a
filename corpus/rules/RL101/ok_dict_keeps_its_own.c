/* PyDict_SetItemString takes its own reference; the caller's is released in both cases. */
#include <Python.h>

static PyObject *
info_describe(PyObject *self, PyObject *args)
{
    PyObject *dict, *version;
    int major, minor;

    if (!PyArg_ParseTuple(args, "O!ii", &PyDict_Type, &dict, &major, &minor))
        return NULL;
    version = PyUnicode_FromFormat("%d.%d", major, minor);
    if (version == NULL)
        return NULL;
    if (PyDict_SetItemString(dict, "version", version) < 0) {
        Py_DECREF(version);
        return NULL;
    }
    Py_DECREF(version);
    Py_RETURN_NONE;
}

static PyMethodDef info_methods[] = {
    {"describe", info_describe, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef info_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "info",
    .m_size = -1,
    .m_methods = info_methods,
};

PyMODINIT_FUNC
PyInit_info(void)
{
    return PyModule_Create(&info_module);
}
