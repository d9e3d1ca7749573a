/* Each round allocates a row, and drops it. */
#include <Python.h>

static PyObject *
rows_peak(PyObject *self, PyObject *args)
{
    int rows, columns, x, y, peak = 0;

    if (!PyArg_ParseTuple(args, "ii", &rows, &columns))
        return NULL;
    for (y = 0; y < rows; y++) {
        int *row = PyMem_Calloc((size_t)columns + 1, sizeof(int));

        if (row == NULL)
            return PyErr_NoMemory();
        for (x = 1; x <= columns; x++) {
            row[x] = row[x - 1] + (x * y) % 7 - 3;
            if (row[x] > peak)
                peak = row[x];
        }
    } // expect: RL604 'row'
    return PyLong_FromLong(peak);
}

static PyMethodDef rows_methods[] = {
    {"peak", rows_peak, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef rows_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "rows",
    .m_size = -1,
    .m_methods = rows_methods,
};

PyMODINIT_FUNC
PyInit_rows(void)
{
    return PyModule_Create(&rows_module);
}
