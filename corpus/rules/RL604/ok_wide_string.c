/* The wide string is freed after its use. */
#include <Python.h>

static PyObject *
wide_copy(PyObject *self, PyObject *text)
{
    wchar_t *wide;
    Py_ssize_t size;
    PyObject *result;

    wide = PyUnicode_AsWideCharString(text, &size);
    if (wide == NULL)
        return NULL;
    result = PyUnicode_FromWideChar(wide, size);
    PyMem_Free(wide);
    return result;
}

static PyMethodDef wide_methods[] = {
    {"copy", wide_copy, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef wide_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "wide",
    .m_size = -1,
    .m_methods = wide_methods,
};

PyMODINIT_FUNC
PyInit_wide(void)
{
    return PyModule_Create(&wide_module);
}
