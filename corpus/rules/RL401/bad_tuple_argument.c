/* A tuple that was passed in is changed in place. */
#include <Python.h>

static PyObject *
spam_hide(PyObject *self, PyObject *pair)
{
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_SetString(PyExc_TypeError, "a pair expected");
        return NULL;
    }
    if (PyTuple_SetItem(pair, 1, Py_NewRef(Py_None)) < 0) // expect: RL401 'pair'
        return NULL;
    return Py_NewRef(pair);
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
