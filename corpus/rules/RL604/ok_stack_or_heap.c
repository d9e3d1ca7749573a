/* Small inputs lie on the stack; the block is freed if it is not that one. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
upper_upper(PyObject *self, PyObject *args)
{
    char small[128], *buf = small;
    const char *text;
    Py_ssize_t i, n;
    PyObject *result;

    if (!PyArg_ParseTuple(args, "s#", &text, &n))
        return NULL;
    if (n > (Py_ssize_t)sizeof(small)) {
        buf = PyMem_Malloc((size_t)n);
        if (buf == NULL)
            return PyErr_NoMemory();
    }
    for (i = 0; i < n; i++)
        buf[i] = Py_TOUPPER(text[i]);
    result = PyUnicode_FromStringAndSize(buf, n);
    if (buf != small)
        PyMem_Free(buf);
    return result;
}

static PyMethodDef upper_methods[] = {
    {"upper", upper_upper, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef upper_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "upper",
    .m_size = -1,
    .m_methods = upper_methods,
};

PyMODINIT_FUNC
PyInit_upper(void)
{
    return PyModule_Create(&upper_module);
}
