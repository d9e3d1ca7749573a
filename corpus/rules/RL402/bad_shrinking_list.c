/* The loop counts up to a length that the list has no longer: it reads behind the end. */
#include <Python.h>

static PyObject *
spam_compact(PyObject *self, PyObject *list)
{
    Py_ssize_t i, n;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "list expected");
        return NULL;
    }
    n = PyList_GET_SIZE(list);
    for (i = 0; i < n; i++) {
        if (PyList_GET_ITEM(list, i) == Py_None && PyList_SetSlice(list, i, i + 1, NULL) < 0) // expect: RL402 'list'
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
