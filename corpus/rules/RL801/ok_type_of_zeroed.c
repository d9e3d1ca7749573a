/* tp_alloc sets all to zero but the head: the new instance has a type. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    double *coords;
} vector;

static PyObject *vector_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    vector *self = (vector *)type->tp_alloc(type, 0);
    if (self != NULL) {
        self->coords = PyMem_New(double, 2);
        if (self->coords == NULL) {
            Py_TYPE(self)->tp_free((PyObject *)self);
            return PyErr_NoMemory();
        }
    }
    return (PyObject *)self;
}

static PyTypeObject vector_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "vector",
    .tp_basicsize = sizeof(vector),
    .tp_new = vector_new,
};
