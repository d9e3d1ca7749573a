/* Py_CLEAR empties the variables, and a second pass over the same clean-up finds nothing. */
#include <Python.h>

static PyObject *
io_retry(PyObject *self, PyObject *func)
{
    PyObject *result = NULL, *checked = NULL;
    int attempt;

    for (attempt = 0; attempt < 3; attempt++) {
        Py_CLEAR(result);
        Py_CLEAR(checked);
        PyErr_Clear();
        result = PyObject_CallNoArgs(func);
        if (result == NULL)
            continue;
        checked = PyObject_GetAttrString(result, "status");
        if (checked != NULL)
            break;
    }
    if (checked == NULL)
        Py_CLEAR(result);
    Py_XDECREF(checked);
    return result;
}

static PyMethodDef io_methods[] = {
    {"retry", io_retry, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef io_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "io",
    .m_size = -1,
    .m_methods = io_methods,
};

PyMODINIT_FUNC
PyInit_io(void)
{
    return PyModule_Create(&io_module);
}
