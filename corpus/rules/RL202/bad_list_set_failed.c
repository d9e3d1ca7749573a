/* PyList_SetItem steals even when it fails; the entry is looked at afterwards. */
#include <Python.h>

static PyObject *
log_replace(PyObject *self, PyObject *args)
{
    PyObject *lines, *entry;
    Py_ssize_t index, size;
    const char *text;

    if (!PyArg_ParseTuple(args, "O!ns", &PyList_Type, &lines, &index, &text))
        return NULL;
    entry = PyBytes_FromString(text);
    if (entry == NULL)
        return NULL;
    if (PyList_SetItem(lines, index, entry) < 0) {
        size = PyBytes_GET_SIZE(entry); // expect: RL202 'entry'
        PySys_WriteStderr("%zd bytes lost\n", size);
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef log_methods[] = {
    {"replace", log_replace, METH_VARARGS, NULL},
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
