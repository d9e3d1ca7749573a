/* A list is filled with equal bytes, each an object of its own. */
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
    for (i = 0; i < n; i++) {
        line = PyBytes_FromString("\r\n"); // expect: RL501 'PyBytes_FromString'
        if (line == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SET_ITEM(list, i, line);
    }
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
