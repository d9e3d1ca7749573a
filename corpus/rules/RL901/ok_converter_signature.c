/* Converters through a pointer, and of the API. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static int
to_size(PyObject *obj, void *out)
{
    *(Py_ssize_t *)out = PyLong_AsSsize_t(obj);
    return !PyErr_Occurred();
}

PyObject *
converter_signature(PyObject *self, PyObject *args)
{
    Py_ssize_t size;
    PyObject *path;
    int (*convert)(PyObject *, void *) = to_size;

    if (!PyArg_ParseTuple(args, "O&O&", convert, &size, PyUnicode_FSConverter, &path))
        return NULL;
    Py_DECREF(path);
    return PyLong_FromSsize_t(size);
}
