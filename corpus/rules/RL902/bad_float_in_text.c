/* Python's own formatter knows no `%f`. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
describe(double x)
{
    return PyUnicode_FromFormat("%f", x);  // expect: RL902 'PyUnicode_FromFormat'
}
