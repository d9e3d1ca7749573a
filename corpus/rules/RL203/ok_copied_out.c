/* The name is copied before its owner goes. */
#include <Python.h>

static PyObject *
copies_copy(PyObject *self, PyObject *obj)
{
    PyObject *repr = PyObject_Repr(obj);
    char copy[64];
    const char *text;

    if (repr == NULL)
        return NULL;
    text = PyUnicode_AsUTF8(repr);
    if (text == NULL) {
        Py_DECREF(repr);
        return NULL;
    }
    PyOS_snprintf(copy, sizeof(copy), "<%s>", text);
    Py_DECREF(repr);
    return PyUnicode_FromString(copy);
}

static PyMethodDef copies_methods[] = {
    {"copy", copies_copy, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef copies_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "copies",
    .m_size = -1,
    .m_methods = copies_methods,
};

PyMODINIT_FUNC
PyInit_copies(void)
{
    return PyModule_Create(&copies_module);
}
