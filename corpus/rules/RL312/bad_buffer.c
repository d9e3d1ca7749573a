/* A view keeps the buffer of another object: tp_dealloc forgets it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    Py_buffer view;
} ViewObject;

static void
view_dealloc(ViewObject *self)    // expect: RL312 'view'
{
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
view_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *source;

    if (!PyArg_ParseTuple(args, "O:View", &source))
        return NULL;
    ViewObject *self = (ViewObject *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    if (PyObject_GetBuffer(source, &self->view, PyBUF_SIMPLE) < 0) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

PyTypeObject View_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "views.View",
    .tp_basicsize = sizeof(ViewObject),
    .tp_dealloc = (destructor)view_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = view_new,
};
