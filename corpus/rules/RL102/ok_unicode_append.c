/* PyUnicode_Append replaces the string, and releases it and sets NULL when it fails. */
#include <Python.h>

static PyObject *
text_concat(PyObject *self, PyObject *args)
{
    PyObject *text;
    Py_ssize_t i;

    text = PyUnicode_FromString("");
    if (text == NULL)
        return NULL;
    for (i = 0; i < PyTuple_GET_SIZE(args); i++) {
        PyObject *part = PyObject_Str(PyTuple_GET_ITEM(args, i));

        if (part == NULL) {
            Py_DECREF(text);
            return NULL;
        }
        PyUnicode_Append(&text, part);
        Py_DECREF(part);
        if (text == NULL)
            return NULL;
    }
    return text;
}

static PyMethodDef text_methods[] = {
    {"concat", text_concat, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
