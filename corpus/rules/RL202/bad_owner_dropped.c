/* The list that took the number over is released, and the number is read after it. */
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
    Py_DECREF(list);
    value = PyFloat_AS_DOUBLE(number); // expect: RL202 'number'
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
