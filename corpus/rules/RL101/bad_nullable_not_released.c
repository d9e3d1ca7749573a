/* An object made under a condition is never released, whether or not it was made. */
#include <Python.h>

static PyObject *
text_join(PyObject *self, PyObject *args)
{
    PyObject *items, *separator = NULL, *joined;
    const char *sep = NULL;

    if (!PyArg_ParseTuple(args, "O|z", &items, &sep))
        return NULL;
    if (sep != NULL) {
        separator = PyUnicode_FromString(sep);
        if (separator == NULL)
            return NULL;
    }
    joined = PyUnicode_Join(separator, items);
    return joined; // expect: RL101 'separator'
}

static PyMethodDef text_methods[] = {
    {"join", text_join, METH_VARARGS, NULL},
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
