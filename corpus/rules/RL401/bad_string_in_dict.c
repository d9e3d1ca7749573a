/* A character is written after the dictionary of the caller has got the string. */
#include <Python.h>

static PyObject *
spam_mark(PyObject *self, PyObject *args)
{
    PyObject *registry, *text;

    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &registry))
        return NULL;
    text = PyUnicode_New(3, 127);
    if (text == NULL)
        return NULL;
    if (PyUnicode_WriteChar(text, 0, 'a') < 0 || PyUnicode_WriteChar(text, 1, 'b') < 0) {
        Py_DECREF(text);
        return NULL;
    }
    if (PyDict_SetItemString(registry, "mark", text) < 0) {
        Py_DECREF(text);
        return NULL;
    }
    if (PyUnicode_WriteChar(text, 2, 'c') < 0) { // expect: RL401 'text'
        Py_DECREF(text);
        return NULL;
    }
    return text;
}

static PyMethodDef spam_methods[] = {
    {"mark", spam_mark, METH_VARARGS, NULL},
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
