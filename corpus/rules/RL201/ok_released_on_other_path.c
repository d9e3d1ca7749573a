/* The release and the use lie on paths that exclude each other. */
#include <Python.h>

static PyObject *
spam_negate(PyObject *self, PyObject *args)
{
    PyObject *obj, *number, *result = NULL;
    int failed = 0;

    if (!PyArg_ParseTuple(args, "O", &obj))
        return NULL;
    number = PyNumber_Long(obj);
    if (number == NULL)
        return NULL;
    if (PyObject_RichCompareBool(number, Py_None, Py_EQ) != 0) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "None cannot be negated");
        Py_DECREF(number);
        failed = 1;
    }
    if (!failed) {
        result = PyNumber_Negative(number);
        Py_DECREF(number);
    }
    return result;
}

static PyMethodDef spam_methods[] = {
    {"negate", spam_negate, METH_VARARGS, NULL},
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
