/* The caller gets the own reference. */
#include <Python.h>

static PyObject *
spam_text(PyObject *self, PyObject *obj)
{
    PyObject *text = PyObject_Str(obj);

    if (text == NULL)
        return NULL;
    return text;
}

static PyMethodDef spam_methods[] = {
    {"text", spam_text, METH_O, NULL},
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
