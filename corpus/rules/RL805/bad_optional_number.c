/* An optional number is read without a value of its own. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
optional_number(PyObject *self, PyObject *args)
{
    int first, second;

    if (!PyArg_ParseTuple(args, "i|i", &first, &second))
        return NULL;
    return PyLong_FromLong(first + second);  // expect: RL805 'second'
}
