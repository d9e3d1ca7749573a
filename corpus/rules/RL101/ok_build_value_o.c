/* Py_BuildValue("N") takes over the reference that was made here. */
#include <Python.h>

static PyObject *
spam_count_and_total(PyObject *self, PyObject *args)
{
    PyObject *list, *total;
    Py_ssize_t i, n;
    double sum = 0.0;

    if (!PyArg_ParseTuple(args, "O!:count_and_total", &PyList_Type, &list))
        return NULL;
    n = PyList_GET_SIZE(list);
    for (i = 0; i < n; i++) {
        PyObject *item = PyList_GET_ITEM(list, i);

        if (PyFloat_CheckExact(item))
            sum += PyFloat_AS_DOUBLE(item);
    }
    total = PyFloat_FromDouble(sum);
    if (total == NULL)
        return NULL;
    return Py_BuildValue("(nN)", n, total);
}

static PyMethodDef spam_methods[] = {
    {"count_and_total", spam_count_and_total, METH_VARARGS, NULL},
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
