/* A result is retained for the caller, and the own reference dropped. */
#include <Python.h>

static PyObject *
spam_text(PyObject *self, PyObject *obj)
{
    PyObject *text = PyObject_Str(obj);

    if (text == NULL)
        return NULL;
    Py_INCREF(text);
    Py_DECREF(text); // expect: RL503 'text'
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
