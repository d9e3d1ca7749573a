/* Blanks, commas and colons are no units. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
area(int x, int y, int width)
{
    return Py_BuildValue("{i: i, i: (i, i)}", x, y, width, x, y);
}
