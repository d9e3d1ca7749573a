/* Each row names a function. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
start(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"start", start, METH_NOARGS, NULL},
    {"stop", start, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef engine_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "engine",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_engine(void)
{
    return PyModule_Create(&engine_module);
}
