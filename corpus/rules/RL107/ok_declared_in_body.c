/* A variable of the loop's body gives up its reference before it goes out of scope. */
#include <Python.h>

static PyObject *
spam_max_length(PyObject *self, PyObject *seq)
{
    Py_ssize_t i, n, longest = 0;

    n = PySequence_Size(seq);
    if (n < 0)
        return NULL;
    for (i = 0; i < n; i++) {
        PyObject *item = PySequence_GetItem(seq, i);
        Py_ssize_t length;

        if (item == NULL)
            return NULL;
        length = PyObject_Size(item);
        if (length < 0) {
            Py_DECREF(item);
            return NULL;
        }
        Py_DECREF(item);
        if (length > longest)
            longest = length;
    }
    return PyLong_FromSsize_t(longest);
}

static PyMethodDef spam_methods[] = {
    {"max_length", spam_max_length, METH_O, NULL},
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
