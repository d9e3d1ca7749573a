/* Two rows have one name: the first function is never reached. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
first(PyObject *self, PyObject *arg)
{
    return PySequence_GetItem(arg, 0);
}

static PyObject *
last(PyObject *self, PyObject *arg)
{
    return PySequence_GetItem(arg, -1);
}

static PyMethodDef methods[] = {
    {"first", first, METH_O, NULL},
    {"first", last, METH_O, NULL},    // expect: RL903 'first'
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef ends_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ends",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_ends(void)
{
    return PyModule_Create(&ends_module);
}
