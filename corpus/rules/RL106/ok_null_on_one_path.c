/* An optional argument that was tested for NULL is retained for a call and released after it: where it is NULL, neither is done. */
#include <Python.h>

static PyObject *
proxies_call(PyObject *self, PyObject *args)
{
    PyObject *callable, *kwargs = NULL, *result;

    if (!PyArg_ParseTuple(args, "O|O", &callable, &kwargs))
        return NULL;
    if (kwargs != NULL)
        PySys_WriteStdout("with keywords\n");
    Py_XINCREF(kwargs);
    result = PyObject_Call(callable, args, kwargs);
    Py_XDECREF(kwargs);
    return result;
}

static PyObject *
proxies_ternary(PyObject *self, PyObject *args, PyObject *kwargs)
{
    PyObject *result;

    if (kwargs != NULL && PyDict_GET_SIZE(kwargs) > 9) {
        PyErr_SetString(PyExc_TypeError, "too many keywords");
        return NULL;
    }
    Py_INCREF(self);
    Py_XINCREF(kwargs);
    result = PyObject_Call(self, args, kwargs);
    Py_DECREF(self);
    Py_XDECREF(kwargs);
    return result;
}

PyTypeObject Proxy_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "proxies.Proxy",
    .tp_basicsize = sizeof(PyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_call = proxies_ternary,
};

static PyMethodDef proxies_methods[] = {
    {"call", proxies_call, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef proxies_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "proxies",
    .m_size = -1,
    .m_methods = proxies_methods,
};

PyMODINIT_FUNC
PyInit_proxies(void)
{
    return PyModule_Create(&proxies_module);
}
