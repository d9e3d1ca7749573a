/* tp_clear puts something else in place of the name, which is therefore there when the object dies. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
    PyObject *globals;
} HookObject;

static int
hook_traverse(HookObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->name);
    Py_VISIT(self->globals);
    return 0;
}

static int
hook_clear(HookObject *self)
{
    Py_CLEAR(self->globals);
    Py_SETREF(self->name, Py_NewRef(Py_None));
    return 0;
}

static void
hook_dealloc(PyObject *op)
{
    HookObject *self = (HookObject *)op;

    PyObject_GC_UnTrack(op);
    Py_XDECREF(self->globals);
    Py_DECREF(self->name);
    Py_TYPE(op)->tp_free(op);
}

PyTypeObject Hook_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "hooks.Hook",
    .tp_basicsize = sizeof(HookObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = hook_dealloc,
    .tp_traverse = (traverseproc)hook_traverse,
    .tp_clear = (inquiry)hook_clear,
};
