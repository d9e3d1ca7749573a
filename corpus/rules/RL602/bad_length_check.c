/* A buffer from "y*" is still held when the length is refused. */
#include <Python.h>

static PyObject *
crc_crc8(PyObject *self, PyObject *args)
{
    Py_buffer view;
    const unsigned char *p;
    unsigned char crc = 0;
    Py_ssize_t i;

    if (!PyArg_ParseTuple(args, "y*", &view))
        return NULL;
    if (view.len == 0) {
        PyErr_SetString(PyExc_ValueError, "no data");
        return NULL; // expect: RL602 'view'
    }
    p = view.buf;
    for (i = 0; i < view.len; i++)
        crc = (unsigned char)((crc << 1) ^ p[i]);
    PyBuffer_Release(&view);
    return PyLong_FromLong(crc);
}

static PyMethodDef crc_methods[] = {
    {"crc8", crc_crc8, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef crc_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "crc",
    .m_size = -1,
    .m_methods = crc_methods,
};

PyMODINIT_FUNC
PyInit_crc(void)
{
    return PyModule_Create(&crc_module);
}
