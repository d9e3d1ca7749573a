/* The form that takes the C string is called. */
#include <Python.h>

static PyObject *
spam_look(PyObject *self, PyObject *obj)
{
    return PyObject_GetAttrString(obj, "shape");
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
