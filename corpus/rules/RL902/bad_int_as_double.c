/* An int where the unit takes a double: they travel in different registers. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
scale(int factor)
{
    return Py_BuildValue("d", factor);  // expect: RL902 'factor'
}
