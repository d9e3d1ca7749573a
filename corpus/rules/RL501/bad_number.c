/* The same number is made anew in every round. */
#include <Python.h>

static PyObject *
spam_scale(PyObject *self, PyObject *args)
{
    PyObject *list, *factor;
    Py_ssize_t i;
    Py_ssize_t by, limit;

    if (!PyArg_ParseTuple(args, "O!n", &PyList_Type, &list, &by))
        return NULL;
    limit = by * 1000;
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item, *product;

        factor = PyLong_FromSsize_t(limit); // expect: RL501 'PyLong_FromSsize_t'
        if (factor == NULL)
            return NULL;
        item = Py_NewRef(PyList_GET_ITEM(list, i));
        product = PyNumber_Multiply(item, factor);
        Py_DECREF(item);
        Py_DECREF(factor);
        if (product == NULL)
            return NULL;
        if (PyList_SetItem(list, i, product) < 0)
            return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"scale", spam_scale, METH_VARARGS, NULL},
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
