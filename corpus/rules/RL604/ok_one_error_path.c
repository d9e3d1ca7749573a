/* All exits free the block. */
#include <Python.h>

static PyObject *
pack_pack(PyObject *self, PyObject *list)
{
    PyObject *result;
    double *values;
    Py_ssize_t i, n;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list, please");
        return NULL;
    }
    n = PyList_GET_SIZE(list);
    values = PyMem_Malloc((size_t)(n + 1) * sizeof(double));
    if (values == NULL)
        return PyErr_NoMemory();
    for (i = 0; i < n; i++) {
        values[i] = PyFloat_AsDouble(PyList_GET_ITEM(list, i));
        if (values[i] == -1.0 && PyErr_Occurred()) {
            PyMem_Free(values);
            return NULL;
        }
    }
    result = PyBytes_FromStringAndSize((const char *)values, n * (Py_ssize_t)sizeof(double));
    PyMem_Free(values);
    return result;
}

static PyMethodDef pack_methods[] = {
    {"pack", pack_pack, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef pack_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pack",
    .m_size = -1,
    .m_methods = pack_methods,
};

PyMODINIT_FUNC
PyInit_pack(void)
{
    return PyModule_Create(&pack_module);
}
