/* A key is deleted between two steps of the walk. */
#include <Python.h>

static PyObject *
spam_prune(PyObject *self, PyObject *dict)
{
    PyObject *key, *value;
    Py_ssize_t pos = 0;

    if (!PyDict_Check(dict)) {
        PyErr_SetString(PyExc_TypeError, "dict expected");
        return NULL;
    }
    while (PyDict_Next(dict, &pos, &key, &value)) {
        if (value == Py_None && PyDict_DelItem(dict, key) < 0) // expect: RL402 'dict'
            return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"prune", spam_prune, METH_O, NULL},
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
