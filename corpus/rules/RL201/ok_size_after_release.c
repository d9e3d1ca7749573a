/* The size of a list is read before the only reference to it is released. */
#include <Python.h>

static PyObject *
spam_length(PyObject *self, PyObject *iterable)
{
    PyObject *list;
    Py_ssize_t n;

    list = PySequence_List(iterable);
    if (list == NULL)
        return NULL;
    n = PyList_GET_SIZE(list);
    Py_DECREF(list);
    return PyLong_FromSsize_t(n);
}

static PyMethodDef spam_methods[] = {
    {"length", spam_length, METH_O, NULL},
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
