/* PyList_Append takes its own reference to the number that nobody else can release. */
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
        if (PyList_Append(list, PyLong_FromLong(i)) < 0) { // expect: RL103 'PyLong_FromLong'
            Py_DECREF(list);
            return NULL;
        }
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
