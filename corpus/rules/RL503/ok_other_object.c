/* The variable holds another object when it is released. */
#include <Python.h>

static PyObject *
spam_swap(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *kept;

    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    kept = Py_NewRef(b);
    Py_INCREF(a);
    b = a;
    a = kept;
    Py_DECREF(a);
    return b;
}

static PyMethodDef spam_methods[] = {
    {"swap", spam_swap, METH_VARARGS, NULL},
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
