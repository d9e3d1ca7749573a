/* One function turns it off, the other on: what they are for. */
#include <Python.h>

static PyObject *
spam_pause(PyObject *self, PyObject *unused)
{
    PyGC_Disable();
    Py_RETURN_NONE;
}

static PyObject *
spam_resume(PyObject *self, PyObject *unused)
{
    PyGC_Enable();
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"pause", spam_pause, METH_NOARGS, NULL},
    {"resume", spam_resume, METH_NOARGS, NULL},
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
