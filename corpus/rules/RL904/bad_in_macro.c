/* Behind a macro of the project. */
#include <Python.h>

int PyFrame_ClearFreeList(void);
#define CLEAR_LISTS() (void)PyFrame_ClearFreeList()

PyObject *
clear_by_macro(PyObject *self, PyObject *unused)
{
    CLEAR_LISTS();              // expect-from 3.9: RL904 'PyFrame_ClearFreeList'
    Py_RETURN_NONE;
}
