/* The object pointer itself instead of its address. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
object_without_address(PyObject *self, PyObject *args)
{
    PyObject *item = Py_None;

    if (!PyArg_ParseTuple(args, "O", item))  // expect: RL901 'item'
        return NULL;
    return Py_NewRef(item);
}
