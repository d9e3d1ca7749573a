/* It starts with NULL, so the test tells. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
optional_tested(PyObject *self, PyObject *args)
{
    PyObject *key, *value = NULL;

    if (!PyArg_ParseTuple(args, "O|O", &key, &value))
        return NULL;
    if (value == NULL)
        value = key;
    return Py_NewRef(value);
}
