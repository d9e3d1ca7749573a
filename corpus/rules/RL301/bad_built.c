/* A dictionary is part of the tuple that it holds. */
#include <Python.h>

static PyObject *
knots_entry(PyObject *self, PyObject *key)
{
    PyObject *table = PyDict_New();
    if (table == NULL)
        return NULL;
    PyObject *entry = Py_BuildValue("(Oi)", table, 1);
    if (entry == NULL) {
        Py_DECREF(table);
        return NULL;
    }
    int failed = PyDict_SetItem(table, key, entry);    // expect: RL301 'table'
    Py_DECREF(entry);
    if (failed) {
        Py_DECREF(table);
        return NULL;
    }
    return table;
}

static PyMethodDef knots_methods[] = {
    {"entry", knots_entry, METH_O, NULL},
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
