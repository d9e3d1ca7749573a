/* A built-in function is bound to the dictionary that holds it. */
#include <Python.h>

static PyObject *
on_change(PyObject *table, PyObject *unused)
{
    Py_RETURN_NONE;
}

static PyMethodDef on_change_def = {"on_change", on_change, METH_NOARGS, NULL};

static PyObject *
knots_watched(PyObject *self, PyObject *unused)
{
    PyObject *table = PyDict_New();
    if (table == NULL)
        return NULL;
    PyObject *callback = PyCFunction_New(&on_change_def, table);
    if (callback == NULL) {
        Py_DECREF(table);
        return NULL;
    }
    int failed = PyDict_SetItemString(table, "on_change", callback);    // expect: RL301 'table'
    Py_DECREF(callback);
    if (failed) {
        Py_DECREF(table);
        return NULL;
    }
    return table;
}

static PyMethodDef knots_methods[] = {
    {"watched", knots_watched, METH_NOARGS, NULL},
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
