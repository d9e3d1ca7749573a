/* The unit of the type. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
size(Py_ssize_t size, short height, char c, enum { RED } colour, _Bool flag, uint64_t all)
{
    return Py_BuildValue("(nhciiK)", size, height, c, colour, flag, all);
}
