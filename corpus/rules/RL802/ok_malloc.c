/* The allocator sets no exception; PyErr_NoMemory does. */
#include <Python.h>

static PyObject *
demo_upper(PyObject *self, PyObject *text)
{
    Py_ssize_t length;
    const char *from = PyUnicode_AsUTF8AndSize(text, &length);
    char *copy;
    PyObject *result;

    if (from == NULL)
        return NULL;
    copy = PyMem_Malloc((size_t)length + 1);
    if (copy == NULL)
        return PyErr_NoMemory();
    for (Py_ssize_t i = 0; i <= length; i++)
        copy[i] = (char)Py_TOUPPER(from[i]);
    result = PyUnicode_FromString(copy);
    PyMem_Free(copy);
    return result;
}

static PyMethodDef demo_methods[] = {
    {"upper", (PyCFunction)demo_upper, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
    .m_methods = demo_methods,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    return PyModule_Create(&demo_module);
}
