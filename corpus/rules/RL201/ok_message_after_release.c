/* The error message names the type of a result that is released a line below. */
#include <Python.h>

static PyObject *
spam_call_for_int(PyObject *self, PyObject *func)
{
    PyObject *value;

    value = PyObject_CallNoArgs(func);
    if (value == NULL)
        return NULL;
    if (!PyLong_Check(value)) {
        PyErr_Format(PyExc_TypeError, "int expected, not %.80s", Py_TYPE(value)->tp_name);
        Py_DECREF(value);
        return NULL;
    }
    return value;
}

static PyMethodDef spam_methods[] = {
    {"call_for_int", spam_call_for_int, METH_O, NULL},
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
