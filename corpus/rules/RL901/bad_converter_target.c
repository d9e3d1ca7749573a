/* The converter fills a Py_ssize_t, and is given an int. */
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
    int size;

    if (!PyArg_ParseTuple(args, "O&", to_size, &size))  // expect: RL901 'to_size'
        return NULL;
    return PyLong_FromLong(size);
}
