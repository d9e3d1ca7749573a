/* A bytes object goes before the C string in it is used. */
#include <Python.h>

static PyObject *
asc_decode(PyObject *self, PyObject *text)
{
    PyObject *bytes = PyUnicode_AsLatin1String(text);
    const char *data;

    if (bytes == NULL)
        return NULL;
    data = PyBytes_AS_STRING(bytes);
    Py_DECREF(bytes);
    return PyUnicode_FromString(data); // expect: RL203 'data'
}

static PyMethodDef asc_methods[] = {
    {"decode", asc_decode, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef asc_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "asc",
    .m_size = -1,
    .m_methods = asc_methods,
};

PyMODINIT_FUNC
PyInit_asc(void)
{
    return PyModule_Create(&asc_module);
}
