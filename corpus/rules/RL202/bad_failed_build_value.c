/* Py_BuildValue("N") consumes the buffer even when it fails, and the failure path reads it. */
#include <Python.h>

static Py_ssize_t bytes_lost;

static PyObject *
chan_chunk(PyObject *self, PyObject *args)
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
chan_lost(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromSsize_t(bytes_lost);
}

static PyMethodDef chan_methods[] = {
    {"chunk", chan_chunk, METH_VARARGS, NULL},
    {"lost", chan_lost, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef chan_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "chan",
    .m_size = -1,
    .m_methods = chan_methods,
};

PyMODINIT_FUNC
PyInit_chan(void)
{
    return PyModule_Create(&chan_module);
}
