/* Tuples are filled after they went into another one that nobody else has seen. */
#include <Python.h>

static PyObject *
spam_grid(PyObject *self, PyObject *unused)
{
    PyObject *rows = PyTuple_New(2);
    Py_ssize_t y;

    if (rows == NULL)
        return NULL;
    for (y = 0; y < 2; y++) {
        PyObject *row = PyTuple_New(1), *item;

        if (row == NULL) {
            Py_DECREF(rows);
            return NULL;
        }
        PyTuple_SET_ITEM(rows, y, row);
        item = PyLong_FromSsize_t(y);
        if (item == NULL) {
            Py_DECREF(rows);
            return NULL;
        }
        PyTuple_SET_ITEM(row, 0, item);
    }
    return rows;
}

static PyMethodDef spam_methods[] = {
    {"grid", spam_grid, METH_NOARGS, NULL},
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
