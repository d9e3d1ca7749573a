/* A second reference keeps the object alive behind a steal that may fail. */
#include <Python.h>

static PyObject *
log_store(PyObject *self, PyObject *args)
{
    PyObject *lines, *entry;
    Py_ssize_t index;
    const char *text;

    if (!PyArg_ParseTuple(args, "O!ns", &PyList_Type, &lines, &index, &text))
        return NULL;
    entry = PyBytes_FromString(text);
    if (entry == NULL)
        return NULL;
    Py_INCREF(entry);
    if (PyList_SetItem(lines, index, entry) < 0) {
        PySys_WriteStderr("%zd bytes lost\n", PyBytes_GET_SIZE(entry));
        Py_DECREF(entry);
        return NULL;
    }
    return entry;
}

static PyMethodDef log_methods[] = {
    {"store", log_store, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef log_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "log",
    .m_size = -1,
    .m_methods = log_methods,
};

PyMODINIT_FUNC
PyInit_log(void)
{
    return PyModule_Create(&log_module);
}
