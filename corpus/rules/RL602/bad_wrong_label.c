/* The failed allocation jumps behind the release of the buffer. */
#include <Python.h>

static PyObject *
hexer_encode(PyObject *self, PyObject *args)
{
    static const char digits[] = "0123456789abcdef";
    PyObject *result = NULL;
    Py_buffer view;
    char *text;

    if (!PyArg_ParseTuple(args, "s*:encode", &view))
        goto fail;
    text = PyMem_Malloc(2 * (size_t)view.len + 1);
    if (text == NULL) {
        PyErr_NoMemory();
        goto fail;
    }
    for (Py_ssize_t i = 0; i < view.len; i++) {
        unsigned char c = ((const unsigned char *)view.buf)[i];

        text[2 * i] = digits[c >> 4];
        text[2 * i + 1] = digits[c & 15];
    }
    result = PyUnicode_FromStringAndSize(text, 2 * view.len);
    PyMem_Free(text);
    PyBuffer_Release(&view);
fail:
    return result; // expect: RL602 'view'
}

static PyMethodDef hexer_methods[] = {
    {"encode", hexer_encode, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef hexer_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "hexer",
    .m_size = -1,
    .m_methods = hexer_methods,
};

PyMODINIT_FUNC
PyInit_hexer(void)
{
    return PyModule_Create(&hexer_module);
}
