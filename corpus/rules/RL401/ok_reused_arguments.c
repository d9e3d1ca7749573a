/* A tuple of arguments for each call. */
#include <Python.h>

static PyObject *
spam_apply(PyObject *self, PyObject *args)
{
    PyObject *callable, *items, *call_args;
    Py_ssize_t i, n;

    if (!PyArg_ParseTuple(args, "OO!", &callable, &PyTuple_Type, &items))
        return NULL;
    n = PyTuple_GET_SIZE(items);
    for (i = 0; i < n; i++) {
        PyObject *result;

        call_args = PyTuple_New(1);
        if (call_args == NULL)
            return NULL;
        PyTuple_SET_ITEM(call_args, 0, Py_NewRef(PyTuple_GET_ITEM(items, i)));
        result = PyObject_CallObject(callable, call_args);
        Py_DECREF(call_args);
        if (result == NULL)
            return NULL;
        Py_DECREF(result);
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"apply", spam_apply, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
