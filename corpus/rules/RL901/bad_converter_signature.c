/* A converter that takes one argument only. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
converter_signature(PyObject *self, PyObject *args)
{
    long size;

    if (!PyArg_ParseTuple(args, "O&", PyLong_AsLong, &size))  // expect: RL901 'PyLong_AsLong'
        return NULL;
    return PyLong_FromLong(size);
}
