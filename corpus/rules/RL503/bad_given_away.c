/* A reference is taken for the tuple, and the own one dropped at once. */
#include <Python.h>

static PyObject *
spam_wrap(PyObject *self, PyObject *obj)
{
    PyObject *tuple = PyTuple_New(1), *text;

    if (tuple == NULL)
        return NULL;
    text = PyObject_Str(obj);
    if (text == NULL) {
        Py_DECREF(tuple);
        return NULL;
    }
    Py_INCREF(text);
    PyTuple_SET_ITEM(tuple, 0, text);
    Py_DECREF(text); // expect: RL503 'text'
    return tuple;
}

static PyMethodDef spam_methods[] = {
    {"wrap", spam_wrap, METH_O, NULL},
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
