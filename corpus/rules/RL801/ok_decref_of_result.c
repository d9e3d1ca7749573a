/* The result of a call is checked for failure before Py_DECREF gets it. */
#include <Python.h>

static PyObject *
file_close(PyObject *self, PyObject *file)
{
    PyObject *result;

    result = PyObject_CallMethod(file, "close", NULL);
    if (result == NULL)
        return NULL;
    Py_DECREF(result);
    Py_RETURN_NONE;
}

static PyMethodDef file_methods[] = {
    {"close", file_close, METH_O, NULL},
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
