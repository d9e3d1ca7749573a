/* `D` takes a pointer to a Py_complex. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
rotate(double angle)
{
    return Py_BuildValue("D", angle);  // expect: RL902 'angle'
}
