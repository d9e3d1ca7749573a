/* A conversion error leaves the loop without the release that the good rounds do. */
#include <Python.h>

static PyObject *
spam_sum(PyObject *self, PyObject *seq)
{
    PyObject *item;
    Py_ssize_t i, n;
    long value;
    long long total = 0;

    n = PySequence_Length(seq);
    if (n < 0)
        return NULL;
    for (i = 0; i < n; i++) {
        item = PySequence_GetItem(seq, i);
        if (item == NULL)
            return NULL;
        value = PyLong_AsLong(item);
        if (value == -1 && PyErr_Occurred())
            return NULL; // expect: RL102 'item'
        Py_DECREF(item);
        total += value;
    }
    return PyLong_FromLongLong(total);
}

static PyMethodDef spam_methods[] = {
    {"sum", spam_sum, METH_O, NULL},
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
