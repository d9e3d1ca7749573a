/* The wide string of PyUnicode_AsWideCharString is the caller's, and is lost. */
#include <Python.h>

static PyObject *
wide_copy(PyObject *self, PyObject *text)
{
    wchar_t *wide;
    Py_ssize_t size;

    wide = PyUnicode_AsWideCharString(text, &size);
    if (wide == NULL)
        return NULL;
    return PyUnicode_FromWideChar(wide, size); // expect: RL604 'wide'
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
