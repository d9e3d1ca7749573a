/* A dictionary becomes its own value on one path. */
#include <Python.h>

static PyObject *
knots_table(PyObject *self, PyObject *parent)
{
    PyObject *table = PyDict_New();

    if (table == NULL)
        return NULL;
    if (parent == Py_None) {
        if (PyDict_SetItemString(table, "parent", table) < 0)    // expect: RL302 'table'
            goto error;
    } else if (PyDict_SetItemString(table, "parent", parent) < 0) {
        goto error;
    }
    return table;
error:
    Py_DECREF(table);
    return NULL;
}

static PyMethodDef knots_methods[] = {
    {"table", knots_table, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
    .m_methods = knots_methods,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    return PyModule_Create(&knots_module);
}
