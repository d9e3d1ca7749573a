/* The variable holds another object by the time it is used again. */
#include <Python.h>

static PyObject *
spam_two_sizes(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *text;
    Py_ssize_t total;

    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    text = PyObject_Str(a);
    if (text == NULL)
        return NULL;
    total = PyUnicode_GET_LENGTH(text);
    Py_DECREF(text);
    text = PyObject_Str(b);
    if (text == NULL)
        return NULL;
    total += PyUnicode_GET_LENGTH(text);
    Py_DECREF(text);
    return PyLong_FromSsize_t(total);
}

static PyMethodDef spam_methods[] = {
    {"two_sizes", spam_two_sizes, METH_VARARGS, NULL},
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
