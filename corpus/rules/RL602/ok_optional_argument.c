/* An optional "y*": the view is released if it was filled. */
#include <Python.h>

static PyObject *
salt_length(PyObject *self, PyObject *args)
{
    Py_buffer data, salt = {NULL};
    Py_ssize_t n;

    if (!PyArg_ParseTuple(args, "y*|y*:length", &data, &salt))
        return NULL;
    n = data.len;
    if (salt.buf != NULL) {
        n += salt.len;
        PyBuffer_Release(&salt);
    }
    PyBuffer_Release(&data);
    return PyLong_FromSsize_t(n);
}

static PyMethodDef salt_methods[] = {
    {"length", salt_length, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef salt_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "salt",
    .m_size = -1,
    .m_methods = salt_methods,
};

PyMODINIT_FUNC
PyInit_salt(void)
{
    return PyModule_Create(&salt_module);
}
