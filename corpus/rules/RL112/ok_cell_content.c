/* The content of a cell is retained by its field and returned by the macro that reads it. */
#include <Python.h>

static PyObject *
cells_get(PyObject *self, PyObject *cell)
{
    if (!PyCell_Check(cell)) {
        PyErr_SetString(PyExc_TypeError, "a cell is wanted");
        return NULL;
    }
    Py_XINCREF(((PyCellObject *)cell)->ob_ref);
    return PyCell_GET(cell);
}

static PyMethodDef cells_methods[] = {
    {"get", cells_get, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef cells_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cells",
    .m_size = -1,
    .m_methods = cells_methods,
};

PyMODINIT_FUNC
PyInit_cells(void)
{
    return PyModule_Create(&cells_module);
}
