/* The object is made on the way out of the loop. */
#include <Python.h>

static PyObject *
spam_find(PyObject *self, PyObject *list)
{
    Py_ssize_t i;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "list expected");
        return NULL;
    }
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        if (PyList_GET_ITEM(list, i) == Py_True)
            return PyUnicode_FromString("found");
    }
    return PyUnicode_FromString("not there");
}

static PyMethodDef spam_methods[] = {
    {"find", spam_find, METH_O, NULL},
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
