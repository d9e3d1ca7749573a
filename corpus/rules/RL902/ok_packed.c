/* As many objects as the tuple holds. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
pair(PyObject *a, PyTypeObject *b)
{
    return PyTuple_Pack(2, a, b);
}
