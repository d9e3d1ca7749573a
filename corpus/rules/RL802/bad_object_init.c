/* PyObject_Malloc sets no exception, and here nothing else does; nor does a helper that clears the failed call's. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *type;
} cdata;

static PyTypeObject cdata_type;

static cdata *new_cdata(PyObject *type, Py_ssize_t size)
{
    cdata *made = (cdata *)PyObject_Malloc(sizeof(cdata) + size);
    if (made == NULL)
        return NULL;
    PyObject_Init((PyObject *)made, &cdata_type);
    Py_INCREF(type);
    made->type = type;
    return made;
}

static PyObject *cast(PyObject *self, PyObject *type)
{
    return (PyObject *)new_cdata(type, 8); // expect: RL802 'new_cdata'
}

static int writable(PyObject *from, Py_buffer *into)
{
    if (PyObject_GetBuffer(from, into, PyBUF_WRITABLE) == 0)
        return 0;
    PyErr_Clear();
    return -1;
}

static PyObject *address(PyObject *self, PyObject *from)
{
    Py_buffer buffer;
    PyObject *number;
    if (writable(from, &buffer))
        return NULL; // expect: RL802 'address'
    number = PyLong_FromVoidPtr(buffer.buf);
    PyBuffer_Release(&buffer);
    return number;
}

static PyMethodDef methods[] = {
    {"cast", cast, METH_O, NULL},
    {"address", address, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
