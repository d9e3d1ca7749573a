/* Each slot of a tuple steals one reference to the same argument, taken in the same round. */
#include <Python.h>

static PyObject *
spam_repeat(PyObject *self, PyObject *args)
{
    PyObject *value, *tuple;
    Py_ssize_t i, n;

    if (!PyArg_ParseTuple(args, "On", &value, &n))
        return NULL;
    tuple = PyTuple_New(n);
    if (tuple == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        Py_INCREF(value);
        PyTuple_SET_ITEM(tuple, i, value);
    }
    return tuple;
}

static PyMethodDef spam_methods[] = {
    {"repeat", spam_repeat, METH_VARARGS, NULL},
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
