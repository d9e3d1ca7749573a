/* `O!` takes the type, and gets the address of a pointer to it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyTypeObject *item_type;

PyObject *
type_by_address(PyObject *self, PyObject *args)
{
    PyObject *item;

    if (!PyArg_ParseTuple(args, "O!", &item_type, &item))  // expect: RL901 'item_type'
        return NULL;
    return Py_NewRef(item);
}
