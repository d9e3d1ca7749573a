/* Both branches release the str after the last use. */
#include <Python.h>

static PyObject *
tags_kind(PyObject *self, PyObject *obj)
{
    PyObject *text, *result;
    const char *tag;

    text = PyObject_GetAttrString(obj, "tag");
    if (text == NULL)
        return NULL;
    tag = PyUnicode_AsUTF8(text);
    if (tag == NULL) {
        Py_DECREF(text);
        return NULL;
    }
    if (tag[0] == '#') {
        result = PyUnicode_FromString(tag + 1);
        Py_DECREF(text);
        return result;
    }
    result = PyUnicode_FromString(tag);
    Py_DECREF(text);
    return result;
}

static PyMethodDef tags_methods[] = {
    {"kind", tags_kind, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef tags_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tags",
    .m_size = -1,
    .m_methods = tags_methods,
};

PyMODINIT_FUNC
PyInit_tags(void)
{
    return PyModule_Create(&tags_module);
}
