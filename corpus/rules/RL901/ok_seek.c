/* The unit of the variable's type. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
seek(PyObject *self, PyObject *args)
{
    Py_ssize_t offset;

    if (!PyArg_ParseTuple(args, "n", &offset))
        return NULL;
    return PyLong_FromSsize_t(offset);
}
