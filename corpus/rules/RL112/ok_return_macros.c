/* The macros that return a singleton or a comparison take the reference themselves. */
#include <Python.h>

static PyObject *
cmp_sizes(PyObject *self, PyObject *args)
{
    PyObject *a, *b;
    int op;

    if (!PyArg_ParseTuple(args, "OOi", &a, &b, &op))
        return NULL;
    if (op < Py_LT || op > Py_GE) {
        PyErr_SetString(PyExc_ValueError, "unknown operation");
        return NULL;
    }
    if (!PyTuple_Check(a) || !PyTuple_Check(b))
        Py_RETURN_NOTIMPLEMENTED;
    if (a == b && op == Py_EQ)
        Py_RETURN_TRUE;
    Py_RETURN_RICHCOMPARE(PyTuple_GET_SIZE(a), PyTuple_GET_SIZE(b), op);
}

static PyMethodDef cmp_methods[] = {
    {"sizes", cmp_sizes, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef cmp_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cmp",
    .m_size = -1,
    .m_methods = cmp_methods,
};

PyMODINIT_FUNC
PyInit_cmp(void)
{
    return PyModule_Create(&cmp_module);
}
