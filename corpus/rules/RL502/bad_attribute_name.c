/* A string is made for one look at an attribute. */
#include <Python.h>

static PyObject *
spam_look(PyObject *self, PyObject *obj)
{
    PyObject *name = PyUnicode_FromString("shape"), *value;

    if (name == NULL)
        return NULL;
    value = PyObject_GetAttr(obj, name); // expect: RL502 'name'
    Py_DECREF(name);
    return value;
}

static PyMethodDef spam_methods[] = {
    {"look", spam_look, METH_O, NULL},
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
