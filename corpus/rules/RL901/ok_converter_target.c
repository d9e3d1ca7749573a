/* The converter is given what it fills; void * takes anything. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static int
to_size(PyObject *obj, Py_ssize_t *out)
{
    *out = PyLong_AsSsize_t(obj);
    return !PyErr_Occurred();
}

PyObject *
converter_target(PyObject *self, PyObject *args)
{
    Py_ssize_t size, sizes[2];

    if (!PyArg_ParseTuple(args, "O&O&O&", to_size, &size, to_size, sizes, to_size, &sizes[1]))
        return NULL;
    return PyLong_FromSsize_t(size + sizes[0] + sizes[1]);
}
