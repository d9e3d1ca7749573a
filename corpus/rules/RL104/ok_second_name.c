/* The variable is set anew, but another variable still holds the first object. */
#include <Python.h>

static PyObject *
spam_chain(PyObject *self, PyObject *obj)
{
    PyObject *first, *current, *result;

    current = PyObject_GetAttrString(obj, "left");
    if (current == NULL)
        return NULL;
    first = current;
    current = PyObject_GetAttrString(obj, "right");
    if (current == NULL) {
        Py_DECREF(first);
        return NULL;
    }
    result = PyTuple_Pack(2, first, current);
    Py_DECREF(first);
    Py_DECREF(current);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"chain", spam_chain, METH_O, NULL},
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
