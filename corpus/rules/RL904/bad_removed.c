/* Functions that went in 3.9 and 3.10: their prototypes are gone, too. */
#include <Python.h>

int PyFrame_ClearFreeList(void);
int PyTuple_ClearFreeList(void);

PyObject *
clear_frames(PyObject *self, PyObject *unused)
{
    return PyLong_FromLong(PyFrame_ClearFreeList());    // expect-from 3.9: RL904 'PyFrame_ClearFreeList'
}

PyObject *
clear_tuples(PyObject *self, PyObject *unused)
{
    int count = 0;

    if (self != NULL)
        count = PyTuple_ClearFreeList();                // expect-from 3.9: RL904 'PyTuple_ClearFreeList'
    return PyLong_FromLong(count);
}
