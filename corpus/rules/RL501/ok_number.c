/* The number is made in front of the loop. */
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
    factor = PyLong_FromSsize_t(limit);
    if (factor == NULL)
        return NULL;
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item, *product;

        item = Py_NewRef(PyList_GET_ITEM(list, i));
        product = PyNumber_Multiply(item, factor);
        Py_DECREF(item);
        if (product == NULL)
            goto failed;
        if (PyList_SetItem(list, i, product) < 0)
            goto failed;
    }
    Py_DECREF(factor);
    Py_RETURN_NONE;
failed:
    Py_DECREF(factor);
    return NULL;
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
