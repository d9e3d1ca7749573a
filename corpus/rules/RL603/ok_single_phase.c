/* A module with single-phase initialisation is made once a process. */
#include <Python.h>

static PyObject *name;

static PyObject *
spam_get(PyObject *self, PyObject *unused)
{
    return Py_NewRef(name);
}

static PyMethodDef spam_methods[] = {
    {"get", spam_get, METH_NOARGS, NULL},
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
    name = PyUnicode_InternFromString("spam");
    if (name == NULL)
        return NULL;
    return PyModule_Create(&spam_module);
}
