/* What a large helper has made is copied into the result, and lost. */
#include <Python.h>

/* More ways out than a summary keeps: of all that succeed, name and value are new. */
static int
read_element(const char *text, int size, PyObject **name, PyObject **value, int *kind, int *flags)
{
    if (size < 2) {
        PyErr_SetString(PyExc_ValueError, "too short");
        return -1;
    }
    *value = NULL;
    *name = PyUnicode_FromStringAndSize(text, 1);
    if (*name == NULL)
        return -1;
    switch (text[0]) {
    case 1: *value = PyLong_FromLong(text[1]); *kind = 1; break;
    case 2: *value = PyFloat_FromDouble(text[1]); *kind = 0; break;
    case 3: *value = PyDict_New(); *kind = text[1]; break;
    case 4: *value = PyBytes_FromString(text); break;
    default: PyErr_SetString(PyExc_ValueError, "unknown");
    }
    if (*value == NULL) {
        Py_CLEAR(*name);
        return -1;
    }
    switch (text[1]) {
    case 1: *flags = 1; break;
    case 2: *flags = 0; break;
    case 3: *flags = text[2]; break;
    }
    return size + 3;
}

static PyObject *
decoder_element(PyObject *self, PyObject *bytes)
{
    PyObject *name, *value;
    int kind, flags, position;

    if (!PyBytes_Check(bytes)) {
        PyErr_SetString(PyExc_TypeError, "bytes are wanted");
        return NULL;
    }
    position = read_element(PyBytes_AS_STRING(bytes), (int)PyBytes_GET_SIZE(bytes), &name, &value, &kind, &flags);
    if (position < 0)
        return NULL;
    return Py_BuildValue("OOi", name, value, position);    // expect: RL101 'name', RL101 'value'
}

static PyMethodDef decoder_methods[] = {
    {"element", decoder_element, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef decoder_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "decoder",
    .m_size = -1,
    .m_methods = decoder_methods,
};

PyMODINIT_FUNC
PyInit_decoder(void)
{
    return PyModule_Create(&decoder_module);
}
