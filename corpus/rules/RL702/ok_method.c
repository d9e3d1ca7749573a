/* A method that is there to collect. */
#include <Python.h>

static PyObject *
spam_collect(PyObject *self, PyObject *unused)
{
    return PyLong_FromSsize_t(PyGC_Collect());
}

static PyMethodDef spam_methods[] = {
    {"collect", spam_collect, METH_NOARGS, NULL},
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
