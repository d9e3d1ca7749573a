/* The length behind `#` is a Py_ssize_t. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
data(const float *values, Py_ssize_t count)
{
    return Py_BuildValue("y#", values, count * (Py_ssize_t)sizeof(float));
}
