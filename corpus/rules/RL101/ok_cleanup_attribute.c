/* A cleanup attribute releases the variable where its scope ends, on every way out. */
#include <Python.h>

static void
release(PyObject **ref)
{
    Py_XDECREF(*ref);
}

#define AUTO_DECREF __attribute__((cleanup(release)))

static PyObject *
spam_attr_size(PyObject *self, PyObject *obj)
{
    AUTO_DECREF PyObject *items = PyObject_GetAttrString(obj, "items");
    Py_ssize_t size;

    if (items == NULL)
        return NULL;
    if (items == Py_None)
        return PyLong_FromLong(0);
    size = PyObject_Size(items);
    if (size < 0)
        return NULL;
    return PyLong_FromSsize_t(size);
}

static PyMethodDef spam_methods[] = {
    {"attr_size", spam_attr_size, METH_O, NULL},
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
