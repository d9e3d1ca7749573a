/* The dictionary is emptied, and the walk goes on. */
#include <Python.h>

static PyObject *pending; /* a dict */

static PyObject *
spam_settle(PyObject *self, PyObject *unused)
{
    PyObject *key, *value;
    Py_ssize_t pos = 0;

    if (pending == NULL)
        Py_RETURN_NONE;
    while (PyDict_Next(pending, &pos, &key, &value)) {
        if (value == Py_True) {
            PyDict_Clear(pending); // expect: RL402 'pending'
        }
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"settle", spam_settle, METH_NOARGS, NULL},
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
