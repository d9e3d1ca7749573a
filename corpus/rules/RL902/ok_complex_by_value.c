/* `D` takes a pointer to a Py_complex, `d` and `f` any float. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
rotate(Py_complex *z, double angle, float width)
{
    return Py_BuildValue("Ddff", z, angle, width, angle);
}
