/* The same pure condition guards the making and the release; nothing writes to it in between. */
#include <Python.h>

static PyObject *
table_touch(PyObject *self, PyObject *args)
{
    PyObject *table, *value, *key = NULL;
    Py_ssize_t index;
    int status = 0;

    if (!PyArg_ParseTuple(args, "O!On", &PyDict_Type, &table, &value, &index))
        return NULL;
    if (index >= 0 && index < 100) {
        key = PyLong_FromSsize_t(index);
        if (key == NULL)
            return NULL;
    }
    if (index >= 0 && index < 100)
        status = PyDict_SetItem(table, key, value);
    if (index >= 0 && index < 100)
        Py_DECREF(key);
    if (status < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef table_methods[] = {
    {"touch", table_touch, METH_VARARGS, NULL},
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
