/* `O!` takes the type, from wherever it is. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyTypeObject *item_type;

PyObject *
type_by_address(PyObject *self, PyObject *args)
{
    PyObject *item, *number;

    if (!PyArg_ParseTuple(args, "O!O!", item_type, &item, &PyLong_Type, &number))
        return NULL;
    return PyTuple_Pack(2, item, number);
}
