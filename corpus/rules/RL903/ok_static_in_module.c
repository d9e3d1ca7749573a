/* A plain function of a module. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
twice(PyObject *self, PyObject *arg)
{
    return PyNumber_Add(arg, arg);
}

static PyMethodDef methods[] = {
    {"twice", twice, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef doubles_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "doubles",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_doubles(void)
{
    return PyModule_Create(&doubles_module);
}
