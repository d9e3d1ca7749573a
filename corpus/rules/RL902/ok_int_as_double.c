/* A cast makes a double of it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
scale(int factor)
{
    return Py_BuildValue("d", (double)factor);
}
