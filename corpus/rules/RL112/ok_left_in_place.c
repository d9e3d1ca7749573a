/* The bytes that the caller gets back through the pointer are returned, too, with a reference of their own. */
#include <Python.h>

PyObject *bytes_extend(PyObject **bytes, PyObject *more);

PyObject *
bytes_extend(PyObject **bytes, PyObject *more)
{
    PyBytes_Concat(bytes, more);
    if (*bytes == NULL)
        return NULL;
    Py_INCREF(*bytes);
    return *bytes;
}

static PyMethodDef bytes_methods[] = {
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef bytes_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "bytes",
    .m_size = -1,
    .m_methods = bytes_methods,
};

PyMODINIT_FUNC
PyInit_bytes(void)
{
    return PyModule_Create(&bytes_module);
}
