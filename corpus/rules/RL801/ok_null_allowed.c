/* These calls document that they accept NULL. */
#include <Python.h>

static PyObject *
spam_show(PyObject *self, PyObject *args)
{
    PyObject *func, *kwargs = NULL, *attr, *call_args, *result;

    if (!PyArg_ParseTuple(args, "O|O!", &func, &PyDict_Type, &kwargs))
        return NULL;
    call_args = PyTuple_New(0);
    if (call_args == NULL)
        return NULL;
    result = PyObject_Call(func, call_args, kwargs);
    Py_DECREF(call_args);
    attr = result != NULL ? PyObject_Repr(result) : NULL;
    Py_XDECREF(result);
    return attr;
}

static PyMethodDef spam_methods[] = {
    {"show", spam_show, METH_VARARGS, NULL},
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
