/* The value of the round before. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
compared(PyObject *self, PyObject *args)
{
    PyObject *last;

    for (int i = 0; i < 3; i++) {
        if (i > 0 && last == args)
            return NULL;
        last = self;
    }
    Py_RETURN_NONE;
}
