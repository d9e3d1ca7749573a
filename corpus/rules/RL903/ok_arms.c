/* Rows and the end of the table come from the arms of #if, and from macros. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
get(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromLong(1);
}

#define GET_METHODDEF {"get", get, METH_NOARGS, NULL},
#define END {NULL, NULL, 0, NULL}

static PyMethodDef methods[] = {
    GET_METHODDEF
#ifdef HAVE_PEEK
    {"peek", peek, METH_NOARGS, NULL},
#else
    {"peek", get, METH_NOARGS, NULL},
#endif
#if PY_VERSION_HEX >= 0x03000000
    END
#else
    {0}
#endif
};

static struct PyModuleDef arms_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "arms",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_arms(void)
{
    return PyModule_Create(&arms_module);
}
