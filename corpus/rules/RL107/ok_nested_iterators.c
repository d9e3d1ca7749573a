/* Two iterators, one inside the other, with a release on every way out of either loop. */
#include <Python.h>

static PyObject *
spam_flat_count(PyObject *self, PyObject *iterable)
{
    PyObject *rows, *row, *cells, *cell;
    Py_ssize_t count = 0;

    rows = PyObject_GetIter(iterable);
    if (rows == NULL)
        return NULL;
    while ((row = PyIter_Next(rows)) != NULL) {
        cells = PyObject_GetIter(row);
        Py_DECREF(row);
        if (cells == NULL) {
            if (!PyErr_ExceptionMatches(PyExc_TypeError))
                break;
            PyErr_Clear();
            count++;
            continue;
        }
        while ((cell = PyIter_Next(cells)) != NULL) {
            Py_DECREF(cell);
            count++;
        }
        Py_DECREF(cells);
        if (PyErr_Occurred())
            break;
    }
    Py_DECREF(rows);
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(count);
}

static PyMethodDef spam_methods[] = {
    {"flat_count", spam_flat_count, METH_O, NULL},
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
