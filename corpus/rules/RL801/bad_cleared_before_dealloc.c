/* The collector clears the object first; then it dies, and what it released there is released again: NULL by now. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *exporter;
    PyObject *owner;
    Py_ssize_t size;
} ViewObject;

static int
view_traverse(ViewObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->exporter);
    Py_VISIT(self->owner);
    return 0;
}

static int
view_clear(ViewObject *self)
{
    PyObject *owner = self->owner;

    Py_CLEAR(self->exporter);
    self->owner = NULL;
    Py_XDECREF(owner);
    return 0;
}

static void
view_dealloc(PyObject *op)
{
    ViewObject *self = (ViewObject *)op;

    PyObject_GC_UnTrack(op);
    self->size = 0;
    Py_DECREF(self->exporter); // expect: RL801 'op->exporter'
    Py_DECREF(self->owner); // expect: RL801 'op->owner'
    Py_TYPE(op)->tp_free(op);
}

PyTypeObject View_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "views.View",
    .tp_basicsize = sizeof(ViewObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = view_dealloc,
    .tp_traverse = (traverseproc)view_traverse,
    .tp_clear = (inquiry)view_clear,
};
