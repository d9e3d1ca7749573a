/* The helper puts a borrowed reference behind its pointer, and its caller releases it. */
#include <Python.h>

static int
find(PyObject *table, const char *name, PyObject **found)
{
    *found = PyDict_GetItemString(table, name);
    return *found != NULL ? 0 : -1;
}

static PyObject *
table_has(PyObject *self, PyObject *table)
{
    PyObject *value;

    if (find(table, "size", &value) < 0)
        Py_RETURN_FALSE;
    Py_DECREF(value); // expect: RL111 'value'
    Py_RETURN_TRUE;
}

static PyMethodDef table_methods[] = {
    {"has", table_has, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef table_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "table",
    .m_size = -1,
    .m_methods = table_methods,
};

PyMODINIT_FUNC
PyInit_table(void)
{
    return PyModule_Create(&table_module);
}
