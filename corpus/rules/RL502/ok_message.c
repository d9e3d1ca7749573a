/* PyErr_SetString takes the C string. */
#include <Python.h>

static PyObject *
spam_look(PyObject *self, PyObject *obj)
{
    if (obj == Py_None) {
        PyErr_SetString(PyExc_ValueError, "None is not allowed");
        return NULL;
    }
    return Py_NewRef(obj);
}

static PyMethodDef spam_methods[] = {
    {"look", spam_look, METH_O, NULL},
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
