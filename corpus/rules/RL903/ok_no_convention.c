/* ml_flags says that there are no arguments. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
now(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromLong(0);
}

static PyMethodDef methods[] = {
    {"now", now, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef clocks_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "clocks",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_clocks(void)
{
    return PyModule_Create(&clocks_module);
}
