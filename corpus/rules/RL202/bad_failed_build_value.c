/* Py_BuildValue("N") consumes the buffer even when it fails, and the failure path reads it. */
#include <Python.h>

static Py_ssize_t bytes_lost;

static PyObject *
io_chunk(PyObject *self, PyObject *args)
{
    PyObject *buffer, *pair;
    Py_ssize_t size;
    long offset;

    if (!PyArg_ParseTuple(args, "nl", &size, &offset))
        return NULL;
    buffer = PyByteArray_FromStringAndSize(NULL, size);
    if (buffer == NULL)
        return NULL;
    pair = Py_BuildValue("(lN)", offset, buffer);
    if (pair == NULL) {
        bytes_lost += PyByteArray_GET_SIZE(buffer); // expect: RL202 'buffer'
        return NULL;
    }
    return pair;
}

static PyObject *
io_lost(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromSsize_t(bytes_lost);
}

static PyMethodDef io_methods[] = {
    {"chunk", io_chunk, METH_VARARGS, NULL},
    {"lost", io_lost, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef io_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "io",
    .m_size = -1,
    .m_methods = io_methods,
};

PyMODINIT_FUNC
PyInit_io(void)
{
    return PyModule_Create(&io_module);
}
