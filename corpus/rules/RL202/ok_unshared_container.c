/* A new tuple that nobody else has, not even inside another, takes what it is given: the items are still there when they
 * are filled in turn. */
#include <Python.h>

static PyObject *
wall_rows(PyObject *self, PyObject *args)
{
    PyObject *rows, *row;
    Py_ssize_t i, n;

    if (!PyArg_ParseTuple(args, "n", &n))
        return NULL;
    rows = PyTuple_New(n);
    if (rows == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        row = PyList_New(1);
        if (row == NULL) {
            Py_DECREF(rows);
            return NULL;
        }
        PyTuple_SetItem(rows, i, row);
        PyList_SetItem(row, 0, Py_NewRef(Py_None));
    }
    return rows;
}

static PyObject *
wall_nested(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *outer, *inner, *item;

    outer = PyTuple_New(1);
    inner = PyTuple_New(1);
    item = PyTuple_New(1);
    if (outer == NULL || inner == NULL || item == NULL) {
        Py_XDECREF(outer);
        Py_XDECREF(inner);
        Py_XDECREF(item);
        return NULL;
    }
    PyTuple_SetItem(outer, 0, inner);
    PyTuple_SetItem(inner, 0, item);
    PyTuple_SetItem(item, 0, Py_NewRef(Py_None));
    return outer;
}

static PyMethodDef wall_methods[] = {
    {"nested", wall_nested, METH_NOARGS, NULL},
    {"rows", wall_rows, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef wall_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "wall",
    .m_size = -1,
    .m_methods = wall_methods,
};

PyMODINIT_FUNC
PyInit_wall(void)
{
    return PyModule_Create(&wall_module);
}
