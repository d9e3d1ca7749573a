/* New references are kept in an array; a clean-up loop releases exactly those that were made. */
#include <Python.h>

static PyObject *
spam_longest(PyObject *self, PyObject *args)
{
    PyObject **texts;
    PyObject *result = NULL;
    Py_ssize_t i, n, best = 0, made = 0;

    n = PyTuple_GET_SIZE(args);
    if (n == 0)
        Py_RETURN_NONE;
    texts = PyMem_New(PyObject *, n);
    if (texts == NULL)
        return PyErr_NoMemory();
    for (i = 0; i < n; i++) {
        texts[i] = PyObject_Str(PyTuple_GET_ITEM(args, i));
        if (texts[i] == NULL)
            goto done;
        made++;
        if (PyUnicode_GET_LENGTH(texts[i]) > PyUnicode_GET_LENGTH(texts[best]))
            best = i;
    }
    result = texts[best];
    Py_INCREF(result);
done:
    for (i = 0; i < made; i++)
        Py_DECREF(texts[i]);
    PyMem_Free(texts);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"longest", spam_longest, METH_VARARGS, NULL},
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
