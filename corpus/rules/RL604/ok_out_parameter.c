/* The block leaves by an out-parameter; the caller frees it. */
#include <Python.h>

static int
copy_text(const char *text, char **copy, size_t *size)
{
    char *p;

    *copy = NULL;
    *size = strlen(text);
    p = PyMem_Malloc(*size + 1);
    if (p == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    memcpy(p, text, *size + 1);
    *copy = p;
    return 0;
}

static PyObject *
split_count(PyObject *self, PyObject *args)
{
    const char *text;
    char *copy;
    size_t size, commas = 0;

    if (!PyArg_ParseTuple(args, "s", &text))
        return NULL;
    if (copy_text(text, &copy, &size) < 0)
        return NULL;
    for (char *p = copy; *p; p++)
        commas += *p == ',';
    PyMem_Free(copy);
    return PyLong_FromSize_t(commas);
}

static PyMethodDef split_methods[] = {
    {"count", split_count, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef split_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "split",
    .m_size = -1,
    .m_methods = split_methods,
};

PyMODINIT_FUNC
PyInit_split(void)
{
    return PyModule_Create(&split_module);
}
