/* A slot of a tuple is read twice: the second read gives the object that was retained by the first. */
#include <Python.h>

static PyObject *
pair_first(PyObject *self, PyObject *args)
{
    if (PyTuple_GET_SIZE(args) == 0)
        Py_RETURN_NONE;
    Py_INCREF(PyTuple_GET_ITEM(args, 0));
    return PyTuple_GET_ITEM(args, 0);
}

static PyMethodDef pair_methods[] = {
    {"first", pair_first, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef pair_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pair",
    .m_size = -1,
    .m_methods = pair_methods,
};

PyMODINIT_FUNC
PyInit_pair(void)
{
    return PyModule_Create(&pair_module);
}
