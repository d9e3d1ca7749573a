/* PyMem_Resize assigns its argument; the old address is kept for the failure. */
#include <Python.h>

static PyObject *
pad_pad(PyObject *self, PyObject *args)
{
    Py_ssize_t size, more;
    int *cells, *old;
    long last;

    if (!PyArg_ParseTuple(args, "nn", &size, &more))
        return NULL;
    cells = PyMem_New(int, size + 1);
    if (cells == NULL)
        return PyErr_NoMemory();
    old = cells;
    PyMem_Resize(cells, int, size + more + 1);
    if (cells == NULL) {
        PyMem_Free(old);
        return PyErr_NoMemory();
    }
    cells[0] = 7;
    last = cells[0];
    PyMem_Free(cells);
    return PyLong_FromLong(last);
}

static PyMethodDef pad_methods[] = {
    {"pad", pad_pad, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef pad_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pad",
    .m_size = -1,
    .m_methods = pad_methods,
};

PyMODINIT_FUNC
PyInit_pad(void)
{
    return PyModule_Create(&pad_module);
}
