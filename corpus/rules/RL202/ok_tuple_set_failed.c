/* The failure of PyTuple_SetItem is reported without the number that it has released. */
#include <Python.h>

static PyObject *
spam_put_number(PyObject *self, PyObject *args)
{
    PyObject *tuple, *number;
    Py_ssize_t size, index;
    double value;

    if (!PyArg_ParseTuple(args, "nnd", &size, &index, &value))
        return NULL;
    tuple = PyTuple_New(size);
    if (tuple == NULL)
        return NULL;
    number = PyFloat_FromDouble(value);
    if (number == NULL) {
        Py_DECREF(tuple);
        return NULL;
    }
    if (PyTuple_SetItem(tuple, index, number) < 0) {
        PySys_WriteStderr("cannot store %g\n", value);
        Py_DECREF(tuple);
        return NULL;
    }
    return tuple;
}

static PyMethodDef spam_methods[] = {
    {"put_number", spam_put_number, METH_VARARGS, NULL},
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
