/* The collector runs again behind the call. */
#include <Python.h>

static PyObject *
spam_load(PyObject *self, PyObject *rows)
{
    PyObject *list;

    PyGC_Disable();
    list = PySequence_List(rows);
    PyGC_Enable();
    return list;
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
