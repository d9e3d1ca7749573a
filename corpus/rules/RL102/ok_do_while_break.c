/* A one-round loop is left by `break` on failure; the code behind it releases what is not NULL. */
#include <Python.h>

static PyObject *
spam_triple(PyObject *self, PyObject *args)
{
    PyObject *a = NULL, *b = NULL, *result = NULL;
    double x;

    if (!PyArg_ParseTuple(args, "d", &x))
        return NULL;
    do {
        a = PyFloat_FromDouble(x);
        if (a == NULL)
            break;
        b = PyFloat_FromDouble(3.0);
        if (b == NULL)
            break;
        result = PyNumber_Multiply(a, b);
    } while (0);
    Py_XDECREF(a);
    Py_XDECREF(b);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"triple", spam_triple, METH_VARARGS, NULL},
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
