/* The tuple of arguments is used again when the count says that nobody kept it. */
#include <Python.h>

static PyObject *
spam_apply(PyObject *self, PyObject *args)
{
    PyObject *callable, *call_args = NULL;
    Py_ssize_t i;

    if (!PyArg_ParseTuple(args, "O", &callable))
        return NULL;
    for (i = 0; i < 10; i++) {
        PyObject *item = PyLong_FromSsize_t(i), *result;

        if (item == NULL)
            goto failed;
        if (call_args == NULL || Py_REFCNT(call_args) > 1) {
            Py_XDECREF(call_args);
            call_args = PyTuple_New(1);
            if (call_args == NULL) {
                Py_DECREF(item);
                return NULL;
            }
        }
        if (PyTuple_SetItem(call_args, 0, item) < 0)
            goto failed;
        result = PyObject_CallObject(callable, call_args);
        if (result == NULL)
            goto failed;
        Py_DECREF(result);
    }
    Py_XDECREF(call_args);
    Py_RETURN_NONE;
failed:
    Py_XDECREF(call_args);
    return NULL;
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
