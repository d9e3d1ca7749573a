/* Objects by the call with objects, text by the call with a format. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
write_all(PyObject *file, PyObject *text)
{
    return PyObject_CallMethod(file, "write", "Os", text, "text");
}
