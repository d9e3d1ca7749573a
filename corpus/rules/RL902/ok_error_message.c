/* Each conversion with its length. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
refuse(PyObject *obj, Py_ssize_t size, unsigned long flags, int count, long long big)
{
    PyErr_Format(PyExc_ValueError, "%zd items of %.100s (%R, %S, %A, 0x%x, %lu, %lld, 100%%, %c, %p)", size, Py_TYPE(obj)->tp_name, obj,
                 obj, obj, count, flags, big, 'x', obj);
    return NULL;
}
