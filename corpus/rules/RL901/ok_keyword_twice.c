/* Nameless arguments come first, and more than one may be nameless. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keyword_twice(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"", "", "value", NULL};
    int first, second, value = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "ii|i", names, &first, &second, &value))
        return NULL;
    return PyLong_FromLong(first + second + value);
}
