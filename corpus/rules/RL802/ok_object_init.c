/* PyObject_Init sets MemoryError for the NULL that PyObject_Malloc gave; PyBuffer_FillInfo says by its number whether it failed. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *type;
} cdata;

static PyTypeObject cdata_type;

static cdata *new_cdata(PyObject *type, Py_ssize_t size)
{
    cdata *made = (cdata *)PyObject_Malloc(sizeof(cdata) + size);
    if (PyObject_Init((PyObject *)made, &cdata_type) == NULL)
        return NULL;
    Py_INCREF(type);
    made->type = type;
    return made;
}

static PyObject *cast(PyObject *self, PyObject *type)
{
    return (PyObject *)new_cdata(type, 8);
}

static int writable(PyObject *from, Py_buffer *into)
{
    Py_buffer readable;
    int failed;
    if (PyObject_GetBuffer(from, into, PyBUF_WRITABLE) == 0)
        return 0;
    PyErr_Clear();
    if (PyObject_GetBuffer(from, &readable, PyBUF_SIMPLE) < 0)
        return -1;
    failed = PyBuffer_FillInfo(into, NULL, readable.buf, readable.len, 0, PyBUF_WRITABLE);
    PyBuffer_Release(&readable);
    return failed;
}

static PyObject *address(PyObject *self, PyObject *from)
{
    Py_buffer buffer;
    PyObject *number;
    if (writable(from, &buffer))
        return NULL;
    number = PyLong_FromVoidPtr(buffer.buf);
    PyBuffer_Release(&buffer);
    return number;
}

static PyMethodDef methods[] = {
    {"cast", cast, METH_O, NULL},
    {"address", address, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
