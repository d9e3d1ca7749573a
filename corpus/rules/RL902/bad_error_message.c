/* `%d` takes an int, and gets a Py_ssize_t. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
refuse(Py_ssize_t size)
{
    PyErr_Format(PyExc_ValueError, "%d items", size);  // expect: RL902 'size'
    return NULL;
}
