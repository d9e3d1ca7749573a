/* The attribute is converted to a C number inside the same expression and so never released. */
#include <Python.h>

static PyObject *
file_is_tty(PyObject *self, PyObject *file)
{
    long fd;

    fd = PyLong_AsLong(PyObject_GetAttrString(file, "fd")); // expect: RL103 'PyObject_GetAttrString'
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
