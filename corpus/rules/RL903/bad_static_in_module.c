/* A function of a module is METH_STATIC: the import raises ValueError. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
twice(PyObject *self, PyObject *arg)
{
    return PyNumber_Add(arg, arg);
}

static PyMethodDef methods[] = {
    {"twice", twice, METH_O | METH_STATIC, NULL},    // expect: RL903 'twice'
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
