// frontend: clang (the codes' numbers are in structmember.h)
/* Python code can set `owner` through its descriptor, and nobody visits it. */
#include <Python.h>
#include <stddef.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *owner;
    PyObject *weakrefs;
} NodeObject;

static int
node_traverse(NodeObject *self, visitproc visit, void *arg)    // expect: RL304 'owner'
{
    return 0;
}

static void
node_dealloc(NodeObject *self)    // expect: RL312 'owner'
{
    PyObject_GC_UnTrack(self);
    if (self->weakrefs != NULL)
        PyObject_ClearWeakRefs((PyObject *)self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMemberDef node_members[] = {
    {"owner", T_OBJECT, offsetof(NodeObject, owner), 0, NULL},
    {NULL},
};

PyTypeObject Node_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "nodes.Node",
    .tp_basicsize = sizeof(NodeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)node_dealloc,
    .tp_traverse = (traverseproc)node_traverse,
    .tp_members = node_members,
    .tp_weaklistoffset = offsetof(NodeObject, weakrefs),
    .tp_new = PyType_GenericNew,
};
