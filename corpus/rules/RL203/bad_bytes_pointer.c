/* The bytes of an encoded str are summed after the bytes object was released. */
#include <Python.h>

static PyObject *
sums_ascii(PyObject *self, PyObject *text)
{
    PyObject *bytes = PyUnicode_AsASCIIString(text);
    const char *data;
    Py_ssize_t i, n;
    long sum = 0;

    if (bytes == NULL)
        return NULL;
    data = PyBytes_AS_STRING(bytes);
    n = PyBytes_GET_SIZE(bytes);
    Py_DECREF(bytes);
    for (i = 0; i < n; i++)
        sum += data[i]; // expect: RL203 'data'
    return PyLong_FromLong(sum);
}

static PyMethodDef sums_methods[] = {
    {"ascii", sums_ascii, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef sums_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "sums",
    .m_size = -1,
    .m_methods = sums_methods,
};

PyMODINIT_FUNC
PyInit_sums(void)
{
    return PyModule_Create(&sums_module);
}
