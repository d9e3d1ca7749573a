/* The first buffer is released when the second cannot be had. */
#include <Python.h>

static PyObject *
cmp_same(PyObject *self, PyObject *args)
{
    PyObject *a, *b;
    Py_buffer first, second;
    int same;

    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    if (PyObject_GetBuffer(a, &first, PyBUF_SIMPLE) != 0)
        return NULL;
    if (PyObject_GetBuffer(b, &second, PyBUF_SIMPLE) != 0) {
        PyBuffer_Release(&first);
        return NULL;
    }
    same = first.len == second.len && memcmp(first.buf, second.buf, (size_t)first.len) == 0;
    PyBuffer_Release(&second);
    PyBuffer_Release(&first);
    return PyBool_FromLong(same);
}

static PyMethodDef cmp_methods[] = {
    {"same", cmp_same, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef cmp_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cmp",
    .m_size = -1,
    .m_methods = cmp_methods,
};

PyMODINIT_FUNC
PyInit_cmp(void)
{
    return PyModule_Create(&cmp_module);
}
