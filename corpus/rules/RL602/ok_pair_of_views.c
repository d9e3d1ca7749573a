/* Two views in an array, released by a loop. */
#include <Python.h>

static PyObject *
zip_size(PyObject *self, PyObject *args)
{
    Py_ssize_t size = 0;
    Py_buffer views[2];
    int i;

    if (!PyArg_ParseTuple(args, "y*y*", &views[0], &views[1]))
        return NULL;
    for (i = 0; i < 2; i++) {
        size += views[i].len;
        PyBuffer_Release(&views[i]);
    }
    return PyLong_FromSsize_t(size);
}

static PyMethodDef zip_methods[] = {
    {"size", zip_size, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef zip_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "zip",
    .m_size = -1,
    .m_methods = zip_methods,
};

PyMODINIT_FUNC
PyInit_zip(void)
{
    return PyModule_Create(&zip_module);
}
