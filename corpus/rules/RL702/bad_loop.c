/* Every row runs a full collection. */
#include <Python.h>

static PyObject *
spam_load(PyObject *self, PyObject *rows)
{
    Py_ssize_t i;

    if (!PyTuple_Check(rows)) {
        PyErr_SetString(PyExc_TypeError, "tuple expected");
        return NULL;
    }
    for (i = 0; i < PyTuple_GET_SIZE(rows); i++) {
        if (PyObject_SetAttrString(PyTuple_GET_ITEM(rows, i), "loaded", Py_True) < 0)
            return NULL;
        PyGC_Collect(); // expect: RL702 'PyGC_Collect'
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"load", spam_load, METH_O, NULL},
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
