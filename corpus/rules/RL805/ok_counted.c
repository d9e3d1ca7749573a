/* Whether the optional argument is there is known by the number of arguments. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
counted(PyObject *self, PyObject *args)
{
    PyObject *key, *value;

    if (!PyArg_ParseTuple(args, "O|O", &key, &value))
        return NULL;
    if (PyTuple_GET_SIZE(args) < 2)
        value = key;
    return Py_NewRef(value);
}
