/* As Python 2 had it: ob_size stands behind the head, and under Python 3 each value lands one field late. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
} PairObject;

static void
pair_dealloc(PairObject *self)
{
    Py_XDECREF(self->first);
    PyObject_Free(self);
}

static int
pair_init(PairObject *self, PyObject *first)
{
    self->first = Py_NewRef(first);
    return 0;
}

PyTypeObject Pair_Type = {
    PyObject_HEAD_INIT(NULL)
    0, /* ob_size */
    "pairs.Pair",
    sizeof(PairObject),
    0,
    (destructor)pair_dealloc, /* tp_dealloc */
};

PyObject *
pair_make(PyObject *first)
{
    PairObject *self = PyObject_New(PairObject, &Pair_Type);
    if (self == NULL)
        return NULL;
    pair_init(self, first);
    return (PyObject *)self;
}
