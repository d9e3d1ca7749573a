/* `s` stores a pointer. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
text_into_buffer(PyObject *self, PyObject *args)
{
    const char *name;

    if (!PyArg_ParseTuple(args, "s", &name))
        return NULL;
    return PyUnicode_FromString(name);
}
