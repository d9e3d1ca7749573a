/* The number is read before the list that took it over is released. */
#include <Python.h>

static PyObject *
spam_probe(PyObject *self, PyObject *args)
{
    PyObject *list, *number;
    double value;
    int status;

    if (!PyArg_ParseTuple(args, "d", &value))
        return NULL;
    list = PyList_New(1);
    if (list == NULL)
        return NULL;
    number = PyFloat_FromDouble(value * 2.0);
    if (number == NULL) {
        Py_DECREF(list);
        return NULL;
    }
    PyList_SET_ITEM(list, 0, number);
    status = PyList_Reverse(list);
    value = PyFloat_AS_DOUBLE(number);
    Py_DECREF(list);
    if (status < 0)
        return NULL;
    return PyFloat_FromDouble(value + 1.0);
}

static PyMethodDef spam_methods[] = {
    {"probe", spam_probe, METH_VARARGS, NULL},
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
