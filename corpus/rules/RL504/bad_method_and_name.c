/* A method imports a module to look at one of its constants. */
#include <Python.h>

static PyObject *
spam_limit(PyObject *self, PyObject *unused)
{
    PyObject *sys = PyImport_ImportModule("sys"), *limit; // expect: RL504 'PyImport_ImportModule'

    if (sys == NULL)
        return NULL;
    limit = PyObject_GetAttrString(sys, "maxsize");
    Py_DECREF(sys);
    return limit;
}

static PyMethodDef spam_methods[] = {
    {"limit", spam_limit, METH_NOARGS, NULL},
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
