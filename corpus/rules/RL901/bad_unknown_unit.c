/* `N` belongs to Py_BuildValue. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
unknown_unit(PyObject *self, PyObject *args)
{
    PyObject *item;

    if (!PyArg_ParseTuple(args, "N", &item))  // expect: RL901 'PyArg_ParseTuple'
        return NULL;
    return Py_NewRef(item);
}
