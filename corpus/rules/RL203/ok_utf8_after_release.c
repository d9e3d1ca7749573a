/* The str is released after its UTF-8 was read. */
#include <Python.h>

static PyObject *
lookup_code(PyObject *self, PyObject *obj)
{
    PyObject *text = PyObject_Repr(obj);
    const char *name;
    int first;

    if (text == NULL)
        return NULL;
    name = PyUnicode_AsUTF8(text);
    if (name == NULL) {
        Py_DECREF(text);
        return NULL;
    }
    first = name[0];
    Py_DECREF(text);
    return PyLong_FromLong(first);
}

static PyMethodDef lookup_methods[] = {
    {"code", lookup_code, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef lookup_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "lookup",
    .m_size = -1,
    .m_methods = lookup_methods,
};

PyMODINIT_FUNC
PyInit_lookup(void)
{
    return PyModule_Create(&lookup_module);
}
