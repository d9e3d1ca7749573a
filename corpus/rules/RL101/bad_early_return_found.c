/* A search key made by the function is not released when the search succeeds early. */
#include <Python.h>

static PyObject *
spam_has_prefix(PyObject *self, PyObject *args)
{
    PyObject *seq, *key;
    const char *prefix;
    Py_ssize_t i, n;

    if (!PyArg_ParseTuple(args, "O!s", &PyList_Type, &seq, &prefix))
        return NULL;
    key = PyUnicode_FromFormat("%s:", prefix);
    if (key == NULL)
        return NULL;
    n = PyList_GET_SIZE(seq);
    for (i = 0; i < n; i++) {
        PyObject *item = PyList_GET_ITEM(seq, i);

        if (PyUnicode_CheckExact(item) && PyUnicode_GET_LENGTH(item) > 0 &&
            PyUnicode_Compare(item, key) == 0) {
            Py_RETURN_TRUE; // expect: RL101 'key'
        }
    }
    Py_DECREF(key);
    Py_RETURN_FALSE;
}

static PyMethodDef spam_methods[] = {
    {"has_prefix", spam_has_prefix, METH_VARARGS, NULL},
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
