/* -1 means that the out-parameter is NULL. */
#include <Python.h>

static int
half_of(PyObject *number, PyObject **half)
{
    *half = PyNumber_Rshift(number, number);
    return -(*half == NULL);
}

static PyObject *
sums_half(PyObject *self, PyObject *number)
{
    PyObject *half;

    if (half_of(number, &half) < 0)
        half = NULL;
    return half;
}

static PyMethodDef sums_methods[] = {
    {"half", (PyCFunction)sums_half, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef sums_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "sums",
    .m_size = -1,
    .m_methods = sums_methods,
};

PyMODINIT_FUNC
PyInit_sums(void)
{
    return PyModule_Create(&sums_module);
}
