/* Another object has a method of that name. */
#include <Python.h>

static PyObject *
spam_each(PyObject *self, PyObject *items)
{
    Py_ssize_t i;

    if (!PyTuple_Check(items)) {
        PyErr_SetString(PyExc_TypeError, "tuple expected");
        return NULL;
    }
    for (i = 0; i < PyTuple_GET_SIZE(items); i++) {
        PyObject *result = PyObject_CallMethod(PyTuple_GET_ITEM(items, i), "collect", NULL);

        if (result == NULL)
            return NULL;
        Py_DECREF(result);
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"each", spam_each, METH_O, NULL},
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
