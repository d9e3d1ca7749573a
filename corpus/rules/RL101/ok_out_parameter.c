/* A helper hands its new reference on through `*out`; the caller releases it. */
#include <Python.h>

static int
fetch_encoding(PyObject *file, PyObject **out)
{
    PyObject *encoding;

    *out = NULL;
    encoding = PyObject_GetAttrString(file, "encoding");
    if (encoding == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_AttributeError))
            return -1;
        PyErr_Clear();
        return 0;
    }
    *out = encoding;
    return 1;
}

static PyObject *
file_encoding_length(PyObject *self, PyObject *file)
{
    PyObject *encoding;
    Py_ssize_t length = 0;
    int found;

    found = fetch_encoding(file, &encoding);
    if (found < 0)
        return NULL;
    if (found) {
        length = PyObject_Size(encoding);
        Py_DECREF(encoding);
        if (length < 0)
            return NULL;
    }
    return PyLong_FromSsize_t(length);
}

static PyMethodDef file_methods[] = {
    {"encoding_length", file_encoding_length, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef file_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "file",
    .m_size = -1,
    .m_methods = file_methods,
};

PyMODINIT_FUNC
PyInit_file(void)
{
    return PyModule_Create(&file_module);
}
