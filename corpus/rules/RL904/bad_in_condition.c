/* In a condition, in a loop, and behind &&. */
#include <Python.h>

int PyTuple_ClearFreeList(void);
int PyUnicode_ClearFreeList(void);

PyObject *
clear_until_empty(PyObject *self, PyObject *unused)
{
    while (PyTuple_ClearFreeList() > 0)                     // expect-from 3.9: RL904 'PyTuple_ClearFreeList'
        ;
    if (self != NULL && PyUnicode_ClearFreeList() > 0)      // expect-from 3.9: RL904 'PyUnicode_ClearFreeList'
        Py_RETURN_TRUE;
    Py_RETURN_FALSE;
}
