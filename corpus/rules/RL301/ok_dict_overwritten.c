/* What closed the cycle is overwritten. */
#include <Python.h>

static PyObject *
knots_pair(PyObject *self, PyObject *unused)
{
    PyObject *parent = PyDict_New(), *child = PyDict_New();

    if (parent == NULL || child == NULL)
        goto error;
    if (PyDict_SetItemString(parent, "child", child) < 0)
        goto error;
    if (PyDict_SetItemString(child, "parent", parent) < 0)
        goto error;
    if (PyDict_SetItemString(child, "parent", Py_None) < 0)
        goto error;
    Py_DECREF(child);
    return parent;
error:
    Py_XDECREF(parent);
    Py_XDECREF(child);
    return NULL;
}

static PyMethodDef knots_methods[] = {
    {"pair", knots_pair, METH_NOARGS, NULL},
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
