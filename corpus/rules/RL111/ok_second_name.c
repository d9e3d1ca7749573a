/* The reference is released through another variable than the one it was made in. */
#include <Python.h>

static PyObject *
spam_numeric(PyObject *self, PyObject *obj)
{
    PyObject *number, *chosen;
    double value;

    number = PyNumber_Float(obj);
    if (number == NULL)
        return NULL;
    chosen = number;
    value = PyFloat_AsDouble(chosen);
    Py_DECREF(chosen);
    return PyFloat_FromDouble(value / 2.0);
}

static PyMethodDef spam_methods[] = {
    {"numeric", spam_numeric, METH_O, NULL},
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
