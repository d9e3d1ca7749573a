/* The length is asked for in each round. */
#include <Python.h>

static PyObject *
spam_compact(PyObject *self, PyObject *list)
{
    Py_ssize_t i = 0;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "list expected");
        return NULL;
    }
    while (i < PyList_GET_SIZE(list)) {
        if (PyList_GET_ITEM(list, i) != Py_None)
            i++;
        else if (PyList_SetSlice(list, i, i + 1, NULL) < 0)
            return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"compact", spam_compact, METH_O, NULL},
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
