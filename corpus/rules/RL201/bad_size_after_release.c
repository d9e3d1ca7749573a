/* The size of a list is read after the only reference to it was released. */
#include <Python.h>

static PyObject *
spam_length(PyObject *self, PyObject *iterable)
{
    PyObject *list;
    Py_ssize_t n;

    list = PySequence_List(iterable);
    if (list == NULL)
        return NULL;
    Py_DECREF(list);
    n = PyList_GET_SIZE(list); // expect: RL201 'list'
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
