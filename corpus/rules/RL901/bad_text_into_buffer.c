/* `s` stores a pointer: an array of characters is no place for it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
text_into_buffer(PyObject *self, PyObject *args)
{
    char name[64];

    if (!PyArg_ParseTuple(args, "s", &name))  // expect: RL901 'name'
        return NULL;
    return PyUnicode_FromString(name);
}
