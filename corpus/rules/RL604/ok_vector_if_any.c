/* Without arguments there is no vector, and nothing to free. */
#include <Python.h>

static PyObject *
apply_apply(PyObject *self, PyObject *args)
{
    Py_ssize_t i, n = PyTuple_GET_SIZE(args) - 1;
    PyObject **vector = NULL, *result;

    if (n < 0) {
        PyErr_SetString(PyExc_TypeError, "a function, please");
        return NULL;
    }
    if (n > 0) {
        vector = PyMem_New(PyObject *, n);
        if (vector == NULL)
            return PyErr_NoMemory();
        for (i = 0; i < n; i++)
            vector[i] = PyTuple_GET_ITEM(args, n - i);
    }
    result = PyObject_Vectorcall(PyTuple_GET_ITEM(args, 0), vector, (size_t)n, NULL);
    if (n > 0)
        PyMem_Free(vector);
    return result;
}

static PyMethodDef apply_methods[] = {
    {"apply", apply_apply, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef apply_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "apply",
    .m_size = -1,
    .m_methods = apply_methods,
};

PyMODINIT_FUNC
PyInit_apply(void)
{
    return PyModule_Create(&apply_module);
}
