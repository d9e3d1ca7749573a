/* A new reference is returned as it is. */
#include <Python.h>

static PyObject *
spam_double(PyObject *self, PyObject *args)
{
    PyObject *result;
    double x;

    if (!PyArg_ParseTuple(args, "d", &x))
        return NULL;
    result = PyFloat_FromDouble(2.0 * x);
    if (result == NULL)
        return NULL;
    return result;
}

static PyMethodDef spam_methods[] = {
    {"double", spam_double, METH_VARARGS, NULL},
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
