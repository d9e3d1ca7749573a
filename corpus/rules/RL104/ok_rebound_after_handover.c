/* The variable is used again after its first object was handed on. */
#include <Python.h>

static PyObject *
spam_two_lists(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *pair, *list;

    pair = PyTuple_New(2);
    if (pair == NULL)
        return NULL;
    list = PyList_New(0);
    if (list == NULL)
        goto error;
    PyTuple_SET_ITEM(pair, 0, list);
    list = PyList_New(0);
    if (list == NULL)
        goto error;
    PyTuple_SET_ITEM(pair, 1, list);
    return pair;

error:
    Py_DECREF(pair);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"two_lists", spam_two_lists, METH_NOARGS, NULL},
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
