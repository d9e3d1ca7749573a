/* The unit of the type. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
size(Py_ssize_t size, short height, char c, enum { RED } colour, _Bool flag, uint64_t all, double *where)
{
    return Py_BuildValue("(nhciiKn)", size, height, c, colour, flag, all, where);
}
