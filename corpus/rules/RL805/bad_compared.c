/* A pointer without a value is compared. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
compared(PyObject *self, PyObject *args)
{
    PyObject *last;

    for (int i = 0; i < 3; i++)
        if (last == args)  // expect: RL805 'last'
            return NULL;
    Py_RETURN_NONE;
}
