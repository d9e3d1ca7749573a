/* The list under construction is lost when a later item cannot be made. */
#include <Python.h>

static PyObject *
spam_squares(PyObject *self, PyObject *args)
{
    PyObject *list, *item;
    int i, n;

    if (!PyArg_ParseTuple(args, "i", &n))
        return NULL;
    if (n < 0) {
        PyErr_SetString(PyExc_ValueError, "negative count");
        return NULL;
    }
    list = PyList_New(n);
    if (list == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        item = PyLong_FromLongLong((long long)i * i);
        if (item == NULL)
            return NULL; // expect: RL102 'list'
        PyList_SET_ITEM(list, i, item);
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"squares", spam_squares, METH_VARARGS, NULL},
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
