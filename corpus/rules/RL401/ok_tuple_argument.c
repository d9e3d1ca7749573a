/* A new tuple is made. */
#include <Python.h>

static PyObject *
spam_hide(PyObject *self, PyObject *pair)
{
    PyObject *hidden;

    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_SetString(PyExc_TypeError, "a pair expected");
        return NULL;
    }
    hidden = PyTuple_New(2);
    if (hidden == NULL)
        return NULL;
    PyTuple_SET_ITEM(hidden, 0, Py_NewRef(PyTuple_GET_ITEM(pair, 0)));
    PyTuple_SET_ITEM(hidden, 1, Py_NewRef(Py_None));
    return hidden;
}

static PyMethodDef spam_methods[] = {
    {"hide", spam_hide, METH_O, NULL},
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
