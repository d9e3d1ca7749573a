/* A helper that fails without an exception when memory runs out. */
#include <Python.h>

struct layout {
    const char *format;
};

static char *
copy_format(const char *format)
{
    char *copy;

    if (format == NULL)
        return NULL;
    copy = PyMem_Malloc(strlen(format) + 1);
    if (copy == NULL)
        return NULL;
    strcpy(copy, format);
    return copy;
}

PyObject *
layout_format(PyObject *self, PyObject *args)
{
    struct layout *layout = PyCapsule_GetPointer(self, NULL);
    char *copy;
    PyObject *result;

    if (layout == NULL)
        return NULL;
    copy = copy_format(layout->format);
    if (copy == NULL)
        return NULL; // expect: RL802 'copy_format'
    result = PyUnicode_FromString(copy);
    PyMem_Free(copy);
    return result;
}

static PyMethodDef layout_methods[] = {
    {"format", layout_format, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef layout_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "layout",
    .m_size = -1,
    .m_methods = layout_methods,
};

PyMODINIT_FUNC
PyInit_layout(void)
{
    return PyModule_Create(&layout_module);
}
