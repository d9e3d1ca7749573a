/* Py_CLEAR empties the variables, and a second pass over the same clean-up finds nothing. */
#include <Python.h>

static PyObject *
chan_retry(PyObject *self, PyObject *func)
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

static PyMethodDef chan_methods[] = {
    {"retry", chan_retry, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef chan_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "chan",
    .m_size = -1,
    .m_methods = chan_methods,
};

PyMODINIT_FUNC
PyInit_chan(void)
{
    return PyModule_Create(&chan_module);
}
