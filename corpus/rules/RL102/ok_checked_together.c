/* Several objects are made first and checked together; the error path releases each with NULL allowed. */
#include <Python.h>

static PyObject *
spam_triplet(PyObject *self, PyObject *args)
{
    PyObject *x, *y, *z, *result = NULL;
    double a, b, c;

    if (!PyArg_ParseTuple(args, "ddd", &a, &b, &c))
        return NULL;
    x = PyFloat_FromDouble(a);
    y = PyFloat_FromDouble(b);
    z = PyFloat_FromDouble(c);
    if (x && y && z)
        result = PyTuple_Pack(3, x, y, z);
    Py_XDECREF(x);
    Py_XDECREF(y);
    Py_XDECREF(z);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"triplet", spam_triplet, METH_VARARGS, NULL},
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
