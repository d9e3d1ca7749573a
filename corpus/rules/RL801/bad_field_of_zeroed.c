/* tp_alloc sets all to zero but the head: the field is NULL still. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *names;
} vector;

static PyObject *vector_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    vector *self = (vector *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    if (Py_TYPE(self) == type)
        Py_INCREF(self->names); // expect: RL801 'self->names'
    return (PyObject *)self;
}

static PyTypeObject vector_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "vector",
    .tp_basicsize = sizeof(vector),
    .tp_new = vector_new,
};
