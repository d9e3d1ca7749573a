/* Groups inside groups; none at all. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
open_group(PyObject *self, PyObject *args)
{
    int x, y, width, height;

    if (!PyArg_ParseTuple(args, "((ii)(ii)):area", &x, &y, &width, &height))
        return NULL;
    if (!PyArg_ParseTuple(args, ""))
        return NULL;
    return PyLong_FromLong(x + y + width + height);
}
