/* Nothing turns the collector on again. */
#include <Python.h>

static PyObject *
spam_load(PyObject *self, PyObject *rows)
{
    PyGC_Disable();
    return PySequence_List(rows); // expect: RL701 'PyGC_Disable'
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
