/* A block from PyMem_Malloc is given to free(), which knows nothing of it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
text_upper(PyObject *self, PyObject *args)
{
    const char *text;
    Py_ssize_t length, i;

    if (!PyArg_ParseTuple(args, "s#", &text, &length))
        return NULL;
    char *copy = PyMem_Malloc((size_t)length + 1);
    if (copy == NULL)
        return PyErr_NoMemory();
    for (i = 0; i < length; i++)
        copy[i] = (char)Py_TOUPPER((unsigned char)text[i]);
    PyObject *result = PyUnicode_FromStringAndSize(copy, length);
    free(copy); // expect: RL604 'copy'
    return result;
}

static PyMethodDef text_methods[] = {
    {"upper", text_upper, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
