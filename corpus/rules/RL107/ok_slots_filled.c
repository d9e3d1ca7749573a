/* Every round makes an item and moves it into a slot of a list that is still being built. */
#include <Python.h>

static PyObject *
spam_table(PyObject *self, PyObject *args)
{
    PyObject *rows, *row, *cell;
    Py_ssize_t i, j, n;

    if (!PyArg_ParseTuple(args, "n", &n))
        return NULL;
    rows = PyList_New(n);
    if (rows == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        row = PyTuple_New(n);
        if (row == NULL)
            goto error;
        PyList_SET_ITEM(rows, i, row);
        for (j = 0; j < n; j++) {
            cell = PyLong_FromSsize_t(i * n + j);
            if (cell == NULL)
                goto error;
            PyTuple_SET_ITEM(row, j, cell);
        }
    }
    return rows;

error:
    Py_DECREF(rows);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"table", spam_table, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
