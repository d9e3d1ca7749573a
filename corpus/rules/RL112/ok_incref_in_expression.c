/* The borrowed reference is retained inside the expression that is returned. */
#include <Python.h>

static PyObject *
spam_pick(PyObject *self, PyObject *args)
{
    PyObject *a, *b;
    int second;

    if (!PyArg_ParseTuple(args, "OOp", &a, &b, &second))
        return NULL;
    return second ? (Py_INCREF(b), b) : Py_NewRef(a);
}

static PyMethodDef spam_methods[] = {
    {"pick", spam_pick, METH_VARARGS, NULL},
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
