/* The string of "es" is freed after its last use. */
#include <Python.h>

static PyObject *
enc_octal(PyObject *self, PyObject *args)
{
    char *text = NULL;
    long number = 0;
    int i;

    if (!PyArg_ParseTuple(args, "es:octal", "ascii", &text))
        return NULL;
    for (i = 0; text[i] >= '0' && text[i] <= '7'; i++)
        number = number * 8 + text[i] - '0';
    PyMem_Free(text);
    return PyLong_FromLong(number);
}

static PyMethodDef enc_methods[] = {
    {"octal", enc_octal, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef enc_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "enc",
    .m_size = -1,
    .m_methods = enc_methods,
};

PyMODINIT_FUNC
PyInit_enc(void)
{
    return PyModule_Create(&enc_module);
}
