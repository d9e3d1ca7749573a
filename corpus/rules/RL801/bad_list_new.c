/* The result of PyList_New goes unchecked into PyList_SET_ITEM, which dereferences it. */
#include <Python.h>

static PyObject *
spam_pair(PyObject *self, PyObject *args)
{
    PyObject *first, *second, *list;

    if (!PyArg_ParseTuple(args, "OO", &first, &second))
        return NULL;
    list = PyList_New(2);
    Py_INCREF(first);
    PyList_SET_ITEM(list, 0, first); // expect: RL801 'list'
    Py_INCREF(second);
    PyList_SET_ITEM(list, 1, second);
    return list;
}

static PyMethodDef spam_methods[] = {
    {"pair", spam_pair, METH_VARARGS, NULL},
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
