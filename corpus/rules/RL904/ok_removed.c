/* Left to the versions that have it, replaced, or the project's own. */
#include <Python.h>

static int PyTuple_ClearFreeList(void)
{
    return 0;
}

PyObject *
clear_lists(PyObject *self, PyObject *unused)
{
#if PY_VERSION_HEX < 0x03090000
    return PyLong_FromLong(PyFrame_ClearFreeList());
#else
    return PyLong_FromLong(PyTuple_ClearFreeList());
#endif
}

PyObject *
call_it(PyObject *self, PyObject *args)
{
    return PyObject_CallObject(self, args);
}
