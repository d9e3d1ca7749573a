/* Py_DECREF is given the result of a call that may have failed. */
#include <Python.h>

static PyObject *
file_close(PyObject *self, PyObject *file)
{
    PyObject *result;

    result = PyObject_CallMethod(file, "close", NULL);
    Py_DECREF(result); // expect: RL801 'result'
    if (PyErr_Occurred())
        return NULL;
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
