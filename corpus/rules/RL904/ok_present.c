/* What the target still has, though a later version does not. */
#include <Python.h>

PyObject *
call_present(PyObject *callable, PyObject *args)
{
    PyObject *result = PyObject_CallObject(callable, args);

    if (result == NULL)
        return NULL;
    if (PyWeakref_Check(result))
        PyErr_Clear();
    return result;
}
