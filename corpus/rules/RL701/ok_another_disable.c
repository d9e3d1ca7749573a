/* Another object has a method of that name. */
#include <Python.h>

static PyObject *
quiet_logging(void)
{
    PyObject *logging = PyImport_ImportModule("logging"), *result;

    if (logging == NULL)
        return NULL;
    result = PyObject_CallMethod(logging, "disable", "i", 50);
    Py_DECREF(logging);
    return result;
}

static PyObject *
spam_quiet(PyObject *self, PyObject *unused)
{
    return quiet_logging();
}

static PyMethodDef spam_methods[] = {
    {"quiet", spam_quiet, METH_NOARGS, NULL},
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
