/* A module that says nothing gets the GIL. */
#include <Python.h>

static PyObject *
spam_first(PyObject *self, PyObject *list)
{
    if (!PyList_Check(list) || PyList_GET_SIZE(list) == 0) {
        PyErr_SetString(PyExc_TypeError, "a list with items expected");
        return NULL;
    }
    return Py_NewRef(PyList_GET_ITEM(list, 0));
}

static PyMethodDef spam_methods[] = {
    {"first", spam_first, METH_O, NULL},
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
