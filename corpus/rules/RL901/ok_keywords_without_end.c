/* The list of keywords ends with NULL; a local one does as well. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keywords_without_end(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"first", "second", NULL};
    char *again[] = {"first", "second", NULL};
    int first, second;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "ii", names, &first, &second))
        return NULL;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|$i", again, &first, &second))
        return NULL;
    return PyLong_FromLong(first + second);
}
