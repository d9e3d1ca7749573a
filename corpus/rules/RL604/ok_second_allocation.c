/* The first table is freed when there is no memory for the second. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
lcs_length(PyObject *self, PyObject *args)
{
    const char *a, *b;
    Py_ssize_t na, nb, i, j;
    Py_ssize_t *above, *row, best = 0;

    if (!PyArg_ParseTuple(args, "s#s#", &a, &na, &b, &nb))
        return NULL;
    above = PyMem_New(Py_ssize_t, nb + 1);
    if (above == NULL)
        return PyErr_NoMemory();
    row = PyMem_New(Py_ssize_t, nb + 1);
    if (row == NULL) {
        PyMem_Free(above);
        return PyErr_NoMemory();
    }
    for (j = 0; j <= nb; j++)
        above[j] = row[j] = 0;
    for (i = 0; i < na; i++) {
        for (j = 0; j < nb; j++) {
            row[j + 1] = a[i] == b[j] ? above[j] + 1 : 0;
            if (row[j + 1] > best)
                best = row[j + 1];
        }
        memcpy(above, row, (size_t)(nb + 1) * sizeof(*row));
    }
    PyMem_Free(row);
    PyMem_Free(above);
    return PyLong_FromSsize_t(best);
}

static PyMethodDef lcs_methods[] = {
    {"length", lcs_length, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef lcs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "lcs",
    .m_size = -1,
    .m_methods = lcs_methods,
};

PyMODINIT_FUNC
PyInit_lcs(void)
{
    return PyModule_Create(&lcs_module);
}
