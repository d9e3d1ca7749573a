/* _PyTuple_Resize releases the tuple and sets the variable to NULL when it fails. */
#include <Python.h>

static PyObject *
spam_strings_only(PyObject *self, PyObject *args)
{
    PyObject *result, *item;
    Py_ssize_t i, n, kept = 0;

    n = PyTuple_GET_SIZE(args);
    result = PyTuple_New(n);
    if (result == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        item = PyTuple_GET_ITEM(args, i);
        if (!PyUnicode_Check(item))
            continue;
        Py_INCREF(item);
        PyTuple_SET_ITEM(result, kept, item);
        kept++;
    }
    if (kept < n && _PyTuple_Resize(&result, kept) < 0)
        return NULL;
    return result;
}

static PyMethodDef spam_methods[] = {
    {"strings_only", spam_strings_only, METH_VARARGS, NULL},
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
