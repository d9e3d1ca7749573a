/* What the helper lends is retained before it is returned. */
#include <Python.h>

static int
find(PyObject *row, Py_ssize_t index, PyObject **found)
{
    *found = PyTuple_GetItem(row, index);
    if (*found == NULL)
        return -1;
    return 0;
}

static PyObject *
row_first(PyObject *self, PyObject *row)
{
    PyObject *value;

    if (find(row, 0, &value) < 0)
        return NULL;
    return Py_NewRef(value);
}

static PyMethodDef row_methods[] = {
    {"first", row_first, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef row_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "row",
    .m_size = -1,
    .m_methods = row_methods,
};

PyMODINIT_FUNC
PyInit_row(void)
{
    return PyModule_Create(&row_module);
}
