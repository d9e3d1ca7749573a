/* A function with many ways out retains the argument that it returns. */
#include <Python.h>

static PyObject *
choose(PyObject *value, PyObject *fallback, PyObject **kept, PyObject *a, PyObject *b, PyObject *c, int flags)
{
    if (flags & 1)
        kept[0] = Py_NewRef(a);
    if (flags & 2)
        kept[1] = Py_NewRef(b);
    if (flags & 4)
        kept[2] = Py_NewRef(c);
    if (flags & 8)
        Py_INCREF(a);
    if (flags & 16)
        Py_INCREF(b);
    if (value == NULL)
        value = fallback;
    Py_INCREF(value);
    return value;
}

int
is_chosen(PyObject *object, PyObject **kept, PyObject *a, int flags)
{
    PyObject *value = choose(object, Py_None, kept, a, object, a, flags);
    int chosen = value != Py_None;

    Py_DECREF(value);
    return chosen;
}
