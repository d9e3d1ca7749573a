/* Three names for two units. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keywords_counted(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"first", "second", "third", NULL};
    int first, second = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|i", names, &first, &second))  // expect: RL901 'names'
        return NULL;
    return PyLong_FromLong(first + second);
}
