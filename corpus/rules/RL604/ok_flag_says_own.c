/* A flag tells whether the pointer is the function's own block or the caller's string. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
fold_fold(PyObject *self, PyObject *args)
{
    const char *text;
    Py_ssize_t i, n;
    char *folded;
    int own = 0;
    PyObject *result;

    if (!PyArg_ParseTuple(args, "s#", &text, &n))
        return NULL;
    folded = (char *)text;
    if (n > 0 && Py_ISUPPER(text[0])) {
        folded = PyMem_Malloc((size_t)n);
        if (folded == NULL)
            return PyErr_NoMemory();
        own = 1;
        for (i = 0; i < n; i++)
            folded[i] = Py_TOLOWER(text[i]);
    }
    result = PyUnicode_FromStringAndSize(folded, n);
    if (own)
        PyMem_Free(folded);
    return result;
}

static PyMethodDef fold_methods[] = {
    {"fold", fold_fold, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef fold_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "fold",
    .m_size = -1,
    .m_methods = fold_methods,
};

PyMODINIT_FUNC
PyInit_fold(void)
{
    return PyModule_Create(&fold_module);
}
