/* An object goes to two places that steal, so it is retained once on top of the first reference. */
#include <Python.h>

static PyObject *
spam_twice(PyObject *self, PyObject *args)
{
    PyObject *pair, *value;
    double x;

    if (!PyArg_ParseTuple(args, "d", &x))
        return NULL;
    value = PyFloat_FromDouble(x);
    if (value == NULL)
        return NULL;
    pair = PyTuple_New(2);
    if (pair == NULL) {
        Py_DECREF(value);
        return NULL;
    }
    PyTuple_SET_ITEM(pair, 0, value);
    Py_INCREF(value);
    PyTuple_SET_ITEM(pair, 1, value);
    return pair;
}

static PyMethodDef spam_methods[] = {
    {"twice", spam_twice, METH_VARARGS, NULL},
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
