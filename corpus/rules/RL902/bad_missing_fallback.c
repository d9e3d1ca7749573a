/* `%V` takes two arguments. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
refuse(PyObject *name, PyTypeObject *type)
{
    PyErr_Format(PyExc_TypeError, "'%V' of '%s'", name, type->tp_name);  // expect: RL902 'PyErr_Format'
    return NULL;
}
