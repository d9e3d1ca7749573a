/* After the steal the object is read while its new owner lives. */
#include <Python.h>

static PyObject *
spam_labelled(PyObject *self, PyObject *args)
{
    PyObject *pair, *label;
    const char *text;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "s", &text))
        return NULL;
    pair = PyTuple_New(2);
    if (pair == NULL)
        return NULL;
    label = PyBytes_FromString(text);
    if (label == NULL)
        goto error;
    if (PyTuple_SetItem(pair, 0, label) < 0)
        goto error;
    size = PyBytes_GET_SIZE(label);
    label = PyLong_FromSsize_t(size);
    if (label == NULL)
        goto error;
    PyTuple_SET_ITEM(pair, 1, label);
    return pair;

error:
    Py_DECREF(pair);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"labelled", spam_labelled, METH_VARARGS, NULL},
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
