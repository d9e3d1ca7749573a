/* Names and messages behind `:` and `;` are no units. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
too_many(PyObject *self, PyObject *args)
{
    int x;

    if (!PyArg_ParseTuple(args, "i;move needs an int, (so many) steps", &x))
        return NULL;
    return PyLong_FromLong(x);
}
