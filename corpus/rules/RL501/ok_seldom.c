/* Only some rounds need the object. */
#include <Python.h>

static PyObject *
spam_fill(PyObject *self, PyObject *list)
{
    Py_ssize_t i;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "list expected");
        return NULL;
    }
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        if (PyList_GET_ITEM(list, i) == Py_None) {
            PyObject *text = PyUnicode_FromString("missing");

            if (text == NULL)
                return NULL;
            if (PyList_SetItem(list, i, text) < 0)
                return NULL;
        }
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"fill", spam_fill, METH_O, NULL},
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
