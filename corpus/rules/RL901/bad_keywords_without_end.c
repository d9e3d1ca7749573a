/* The list of keywords does not end with NULL. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keywords_without_end(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"first", "second"};
    int first, second;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "ii", names, &first, &second))  // expect: RL901 'names'
        return NULL;
    return PyLong_FromLong(first + second);
}
