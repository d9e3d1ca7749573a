/* Two modules are imported on every call. */
#include <Python.h>

static PyObject *
spam_both(PyObject *self, PyObject *unused)
{
    PyObject *json = PyImport_ImportModule("json"), *math, *pair; // expect: RL504 'PyImport_ImportModule'

    if (json == NULL)
        return NULL;
    math = PyImport_ImportModule("math"); // expect: RL504 'PyImport_ImportModule'
    if (math == NULL) {
        Py_DECREF(json);
        return NULL;
    }
    pair = PyTuple_Pack(2, json, math);
    Py_DECREF(json);
    Py_DECREF(math);
    return pair;
}

static PyMethodDef spam_methods[] = {
    {"both", spam_both, METH_NOARGS, NULL},
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
