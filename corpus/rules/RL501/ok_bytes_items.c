/* All items are one object. */
#include <Python.h>

static PyObject *
spam_lines(PyObject *self, PyObject *arg)
{
    Py_ssize_t n = PyLong_AsSsize_t(arg), i;
    PyObject *list, *line;

    if (n < 0)
        return PyErr_Occurred() ? NULL : PyList_New(0);
    list = PyList_New(n);
    if (list == NULL)
        return NULL;
    line = PyBytes_FromString("\r\n");
    if (line == NULL) {
        Py_DECREF(list);
        return NULL;
    }
    for (i = 0; i < n; i++) {
        PyList_SET_ITEM(list, i, Py_NewRef(line));
    }
    Py_DECREF(line);
    return list;
}

static PyMethodDef spam_methods[] = {
    {"lines", spam_lines, METH_O, NULL},
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
