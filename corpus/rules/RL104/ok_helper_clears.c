/* __init__ can run twice: a helper lets go of the old values first, in its base's part too, and another one refuses to go on
 * when there is a value. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
} BaseObject;

typedef struct {
    BaseObject head;
    PyObject *value;
    PyObject *once;
    int depth;
} NodeObject;

static int
base_clear(BaseObject *self)
{
    Py_CLEAR(self->name);
    return 0;
}

static int
node_clear(NodeObject *self)
{
    PyObject *value = self->value;

    if (value != NULL) {
        self->value = NULL;
        Py_DECREF(value);
    }
    self->depth = 0;
    return base_clear((BaseObject *)self);
}

static int
node_is_new(NodeObject *self)
{
    if (self->once != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "twice");
        return 0;
    }
    return 1;
}

static int
node_init(NodeObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *value, *name;

    if (!PyArg_ParseTuple(args, "OO", &value, &name))
        return -1;
    node_clear(self);
    self->value = value;
    Py_INCREF(self->value);
    self->head.name = name;
    Py_INCREF(name);
    if (!node_is_new(self))
        return -1;
    Py_INCREF(value);
    self->once = value;
    return 0;
}

static int
node_traverse(NodeObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->head.name);
    Py_VISIT(self->value);
    Py_VISIT(self->once);
    return 0;
}

static int
node_clear_all(NodeObject *self)
{
    Py_CLEAR(self->once);
    return node_clear(self);
}

static void
node_dealloc(NodeObject *self)
{
    PyObject_GC_UnTrack(self);
    node_clear_all(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Node_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "nodes.Node",
    .tp_basicsize = sizeof(NodeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)node_dealloc,
    .tp_traverse = (traverseproc)node_traverse,
    .tp_clear = (inquiry)node_clear_all,
    .tp_init = (initproc)node_init,
    .tp_new = PyType_GenericNew,
};
