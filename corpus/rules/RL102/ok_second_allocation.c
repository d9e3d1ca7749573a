/* The first object is released when making the second one fails. */
#include <Python.h>

static PyObject *
spam_pair(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *names, *table, *result;

    names = PyList_New(0);
    if (names == NULL)
        return NULL;
    table = PyDict_New();
    if (table == NULL) {
        Py_DECREF(names);
        return NULL;
    }
    result = PyTuple_Pack(2, names, table);
    Py_DECREF(names);
    Py_DECREF(table);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"pair", spam_pair, METH_NOARGS, NULL},
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
