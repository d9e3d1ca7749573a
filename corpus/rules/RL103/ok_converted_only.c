/* The attribute is held by a variable while it is converted to a C number. */
#include <Python.h>

static PyObject *
file_is_tty(PyObject *self, PyObject *file)
{
    long fd;
    PyObject *number = PyObject_GetAttrString(file, "fd");

    if (number == NULL)
        return NULL;
    fd = PyLong_AsLong(number);
    Py_DECREF(number);
    if (fd == -1 && PyErr_Occurred())
        return NULL;
    return PyBool_FromLong(fd >= 0 && fd <= 2);
}

static PyMethodDef file_methods[] = {
    {"is_tty", file_is_tty, METH_O, NULL},
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
