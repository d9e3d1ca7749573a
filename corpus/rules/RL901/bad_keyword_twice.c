/* One keyword stands there twice. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keyword_twice(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"key", "key", NULL};
    int key, value;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "ii", names, &key, &value))  // expect: RL901 'names'
        return NULL;
    return PyLong_FromLong(key + value);
}
