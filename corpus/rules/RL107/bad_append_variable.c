/* Each round makes a number, appends it and never gives up its own reference. */
#include <Python.h>

static PyObject *
spam_lengths(PyObject *self, PyObject *args)
{
    PyObject *words, *list, *length = NULL;
    Py_ssize_t i;

    if (!PyArg_ParseTuple(args, "O!", &PyTuple_Type, &words))
        return NULL;
    list = PyList_New(0);
    if (list == NULL)
        return NULL;
    for (i = 0; i < PyTuple_GET_SIZE(words); i++) {
        Py_ssize_t n = PyObject_Size(PyTuple_GET_ITEM(words, i));

        if (n < 0)
            goto error;
        length = PyLong_FromSsize_t(n); // expect: RL107 'length'
        if (length == NULL)
            goto error;
        if (PyList_Append(list, length) < 0)
            goto error;
    }
    return list;

error:
    Py_XDECREF(length);
    Py_DECREF(list);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"lengths", spam_lengths, METH_VARARGS, NULL},
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
