/* An object that is returned as a pointer of another type is handed on, not lost. */
#include <Python.h>

typedef struct Reply Reply;

static void *make_untyped(long n)
{
    PyObject *number = PyLong_FromLong(n);
    if (number == NULL)
        return NULL;
    return number;
}

static Reply *make_opaque(Py_ssize_t n)
{
    PyObject *list = PyList_New(n);
    return (Reply *)list;
}

static void *make_nothing(void)
{
    PyObject *none = Py_None;
    Py_INCREF(none);
    return none;
}

/* The parent has taken it over: the reader only compares what it gets. */
static void *make_child(PyObject *parent, Py_ssize_t index)
{
    PyObject *text = PyUnicode_FromString("child");
    if (text == NULL)
        return NULL;
    int failed = PyDict_SetItem(parent, text, Py_None);
    Py_DECREF(text);
    return failed || index < 0 ? NULL : text;
}

void *replies[4];

void
fill_replies(PyObject *parent)
{
    replies[0] = make_untyped(1);
    replies[1] = make_opaque(2);
    replies[2] = make_nothing();
    replies[3] = make_child(parent, 3);
}
