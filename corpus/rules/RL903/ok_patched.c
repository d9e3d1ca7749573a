/* A row that is filled before anybody reads the table. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
fast(PyObject *self, PyObject *arg)
{
    return PyNumber_Negative(arg);
}

static PyObject *
slow(PyObject *self, PyObject *arg)
{
    return PyNumber_Positive(arg);
}

static PyMethodDef methods[] = {
    {"turn", NULL, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef turns_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "turns",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_turns(void)
{
    methods[0].ml_meth = sizeof(long) == 8 ? fast : slow;
    return PyModule_Create(&turns_module);
}
