/* An object is made once and kept in a static variable for the life of the process. */
#include <Python.h>

static PyObject *
spam_call_update(PyObject *self, PyObject *obj)
{
    static PyObject *name = NULL;

    if (name == NULL) {
        name = PyUnicode_InternFromString("update");
        if (name == NULL)
            return NULL;
    }
    return PyObject_CallMethodNoArgs(obj, name);
}

static PyMethodDef spam_methods[] = {
    {"call_update", spam_call_update, METH_O, NULL},
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
