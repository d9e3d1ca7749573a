/* PyList_Append takes its own reference; the one made here is released behind it. */
#include <Python.h>

static PyObject *
spam_range(PyObject *self, PyObject *args)
{
    PyObject *list;
    long i, n;

    if (!PyArg_ParseTuple(args, "l", &n))
        return NULL;
    list = PyList_New(0);
    if (list == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        PyObject *number = PyLong_FromLong(i);

        if (number == NULL || PyList_Append(list, number) < 0) {
            Py_XDECREF(number);
            Py_DECREF(list);
            return NULL;
        }
        Py_DECREF(number);
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"range", spam_range, METH_VARARGS, NULL},
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
