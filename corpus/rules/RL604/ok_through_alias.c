/* The block is freed through its second name; the first one walks through it. */
#include <Python.h>

static PyObject *
trim_trim(PyObject *self, PyObject *args)
{
    const char *text;
    char *walk, *start;
    PyObject *result;

    if (!PyArg_ParseTuple(args, "s", &text))
        return NULL;
    walk = strdup(text);
    if (walk == NULL)
        return PyErr_NoMemory();
    start = walk;
    while (*walk == ' ')
        walk++;
    result = PyUnicode_FromString(walk);
    free(start);
    return result;
}

static PyMethodDef trim_methods[] = {
    {"trim", trim_trim, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef trim_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "trim",
    .m_size = -1,
    .m_methods = trim_methods,
};

PyMODINIT_FUNC
PyInit_trim(void)
{
    return PyModule_Create(&trim_module);
}
