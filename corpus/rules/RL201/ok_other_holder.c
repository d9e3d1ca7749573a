/* The function's own reference is released, but the list still holds the item that is read next. */
#include <Python.h>

static PyObject *
log_append(PyObject *self, PyObject *args)
{
    PyObject *lines, *line;
    const char *text;

    if (!PyArg_ParseTuple(args, "s", &text))
        return NULL;
    lines = PyList_New(0);
    if (lines == NULL)
        return NULL;
    line = PyBytes_FromString(text);
    if (line == NULL) {
        Py_DECREF(lines);
        return NULL;
    }
    if (PyList_Append(lines, line) < 0) {
        Py_DECREF(line);
        Py_DECREF(lines);
        return NULL;
    }
    Py_DECREF(line);
    return Py_BuildValue("(nN)", PyBytes_GET_SIZE(line), lines);
}

static PyMethodDef log_methods[] = {
    {"append", log_append, METH_VARARGS, NULL},
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
