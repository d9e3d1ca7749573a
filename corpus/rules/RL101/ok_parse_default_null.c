/* An optional argument left out stays NULL; a default is made for it, and only the default is owned. */
#include <Python.h>

static PyObject *
spam_merge(PyObject *self, PyObject *args)
{
    PyObject *source, *target = NULL, *fresh = NULL;

    if (!PyArg_ParseTuple(args, "O!|O!", &PyDict_Type, &source, &PyDict_Type, &target))
        return NULL;
    if (target == NULL) {
        target = fresh = PyDict_New();
        if (fresh == NULL)
            return NULL;
    }
    if (PyDict_Update(target, source) < 0) {
        Py_XDECREF(fresh);
        return NULL;
    }
    if (fresh != NULL)
        return fresh;
    Py_INCREF(target);
    return target;
}

static PyMethodDef spam_methods[] = {
    {"merge", spam_merge, METH_VARARGS, NULL},
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
