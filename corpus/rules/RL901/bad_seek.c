/* A Py_ssize_t variable behind the unit of an int: half of it is written. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
seek(PyObject *self, PyObject *args)
{
    Py_ssize_t offset;

    if (!PyArg_ParseTuple(args, "i", &offset))  // expect: RL901 'offset'
        return NULL;
    return PyLong_FromSsize_t(offset);
}
