/* The helper returns a place within the caller's array: that is no NULL, so the names are always taken care of. */
#include <Python.h>

static PyObject **
stack_fill(PyObject **room, PyObject *first, PyObject **names)
{
    PyObject *made = PyTuple_New(0);

    if (made == NULL)
        return NULL;
    *names = made;
    room++;
    room[0] = first;
    return room;
}

int
stack_check(PyObject **room, PyObject *first)
{
    PyObject *names, **stack;

    stack = stack_fill(room, first, &names);
    if (stack == NULL)
        return -1;
    if (PyObject_IsTrue(names) < 0) {
        Py_DECREF(names);
        return -1;
    }
    Py_DECREF(names);
    return 0;
}
