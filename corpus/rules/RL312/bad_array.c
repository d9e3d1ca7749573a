/* A list of its own: tp_dealloc frees the array, but none of its items. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;
    Py_ssize_t count;
} StackObject;

static int
stack_traverse(StackObject *self, visitproc visit, void *arg)
{
    for (Py_ssize_t i = 0; i < self->count; i++)
        Py_VISIT(self->items[i]);
    return 0;
}

static void
stack_dealloc(StackObject *self)    // expect: RL312 'items'
{
    PyObject_GC_UnTrack(self);
    PyMem_Free(self->items);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Stack_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "stacks.Stack",
    .tp_basicsize = sizeof(StackObject),
    .tp_dealloc = (destructor)stack_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)stack_traverse,
};
