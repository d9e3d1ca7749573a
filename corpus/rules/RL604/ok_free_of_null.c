/* One clean-up for all paths: PyMem_Free and free take NULL. */
#include <Python.h>

static PyObject *
swap_swap(PyObject *self, PyObject *args)
{
    char *name = NULL, *copy = NULL, *raw = NULL;
    PyObject *result = NULL;
    size_t n;

    if (!PyArg_ParseTuple(args, "es", "utf-8", &name))
        goto done;
    n = strlen(name);
    copy = PyMem_Malloc(n + 1);
    if (copy == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    raw = malloc(n + 1);
    if (raw == NULL) {
        PyErr_NoMemory();
        goto done;
    }
    memcpy(copy, name, n + 1);
    memcpy(raw, copy, n + 1);
    result = PyUnicode_FromString(raw);
done:
    free(raw);
    PyMem_Free(copy);
    PyMem_Free(name);
    return result;
}

static PyMethodDef swap_methods[] = {
    {"swap", swap_swap, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef swap_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "swap",
    .m_size = -1,
    .m_methods = swap_methods,
};

PyMODINIT_FUNC
PyInit_swap(void)
{
    return PyModule_Create(&swap_module);
}
