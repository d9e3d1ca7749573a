/* A failure inside of the loop leaves the collector off. */
#include <Python.h>

static PyObject *
spam_load(PyObject *self, PyObject *rows)
{
    int was_enabled = PyGC_Disable();
    Py_ssize_t i, n = PySequence_Size(rows);

    for (i = 0; i < n; i++) {
        PyObject *row = PySequence_GetItem(rows, i);

        if (row == NULL)
            return NULL; // expect: RL701 'PyGC_Disable'
        Py_DECREF(row);
    }
    if (was_enabled)
        PyGC_Enable();
    if (n < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"load", spam_load, METH_O, NULL},
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
