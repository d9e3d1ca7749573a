/* A float is formatted by C first. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
describe(double x)
{
    char text[32];
    PyOS_snprintf(text, sizeof(text), "%f", x);
    return PyUnicode_FromFormat("<%s>", text);
}
