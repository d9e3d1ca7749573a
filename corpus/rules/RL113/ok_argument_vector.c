/* Borrowed arguments are collected in a local array for a vectorcall. */
#include <Python.h>

static PyObject *
call_swapped(PyObject *self, PyObject *args)
{
    PyObject *func, *first, *second;
    PyObject *vector[2];

    if (!PyArg_ParseTuple(args, "OOO", &func, &first, &second))
        return NULL;
    vector[0] = second;
    vector[1] = first;
    return PyObject_Vectorcall(func, vector, 2, NULL);
}

static PyMethodDef call_methods[] = {
    {"swapped", call_swapped, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef call_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "call",
    .m_size = -1,
    .m_methods = call_methods,
};

PyMODINIT_FUNC
PyInit_call(void)
{
    return PyModule_Create(&call_module);
}
