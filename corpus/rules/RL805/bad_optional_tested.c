/* The optional object is tested for NULL, which it never was. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
optional_tested(PyObject *self, PyObject *args)
{
    PyObject *key, *value;

    if (!PyArg_ParseTuple(args, "O|O", &key, &value))
        return NULL;
    if (value == NULL)  // expect: RL805 'value'
        value = key;
    return Py_NewRef(value);
}
