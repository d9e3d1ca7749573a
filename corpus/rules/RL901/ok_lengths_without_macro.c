/* Without `#` there is nothing that PY_SSIZE_T_CLEAN would change. */
#include <Python.h>

PyObject *
lengths_without_macro(PyObject *self, PyObject *args)
{
    Py_buffer data;

    if (!PyArg_ParseTuple(args, "s*", &data))
        return NULL;
    PyBuffer_Release(&data);
    Py_RETURN_NONE;
}
