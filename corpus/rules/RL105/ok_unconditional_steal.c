/* PyTuple_SetItem steals on failure too, so there is nothing left to release. */
#include <Python.h>

static PyObject *
spam_box(PyObject *self, PyObject *args)
{
    PyObject *tuple, *text;
    const char *name;

    if (!PyArg_ParseTuple(args, "s", &name))
        return NULL;
    text = PyUnicode_FromString(name);
    if (text == NULL)
        return NULL;
    tuple = PyTuple_New(1);
    if (tuple == NULL) {
        Py_DECREF(text);
        return NULL;
    }
    if (PyTuple_SetItem(tuple, 0, text) < 0) {
        Py_DECREF(tuple);
        return NULL;
    }
    return tuple;
}

static PyMethodDef spam_methods[] = {
    {"box", spam_box, METH_VARARGS, NULL},
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
