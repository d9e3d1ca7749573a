/* The method table ends with its sentinel. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
ping(PyObject *self, PyObject *args)
{
    int n;

    if (!PyArg_ParseTuple(args, "i:ping", &n))
        return NULL;
    return PyLong_FromLong(n + 1);
}

static PyMethodDef methods[] = {
    {"ping", ping, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef pings_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pings",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_pings(void)
{
    return PyModule_Create(&pings_module);
}
