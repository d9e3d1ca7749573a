/* The bytes that the caller gets back through the pointer are returned, too, with one reference for both. */
#include <Python.h>

PyObject *bytes_extend(PyObject **bytes, PyObject *more);

PyObject *
bytes_extend(PyObject **bytes, PyObject *more)
{
    PyBytes_Concat(bytes, more);
    if (*bytes == NULL)
        return NULL;
    return *bytes; // expect: RL112 '*bytes'
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
