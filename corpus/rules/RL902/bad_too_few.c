/* Four units, three arguments. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
area(int x, int y, int width)
{
    return Py_BuildValue("(ii)(ii)", x, y, width);  // expect: RL902 'Py_BuildValue'
}
