/* The object is the head of a ring of the links that it owns: the empty ring leads back to it, and is no holder. */
#include <Python.h>

typedef struct link {
    PyObject_HEAD
    struct link *prev, *next;
    PyObject *item;
} LinkObject;

typedef struct {
    LinkObject root;
    PyObject *map;
} RingObject;

static int
ring_traverse(RingObject *self, visitproc visit, void *arg)
{
    LinkObject *link;

    for (link = self->root.next; link != &self->root; link = link->next)
        Py_VISIT(link);
    Py_VISIT(self->map);
    return 0;
}

static int
ring_clear(RingObject *self)
{
    LinkObject *link = self->root.next;

    self->root.prev = self->root.next = &self->root;
    while (link != &self->root) {
        LinkObject *next = link->next;

        Py_DECREF(link);
        link = next;
    }
    Py_CLEAR(self->map);
    return 0;
}

static void
ring_dealloc(RingObject *self)
{
    PyObject_GC_UnTrack(self);
    ring_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
ring_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    RingObject *self = (RingObject *)type->tp_alloc(type, 0);

    if (self == NULL)
        return NULL;
    self->root.prev = &self->root;
    self->root.next = &self->root;
    self->map = PyDict_New();
    if (self->map == NULL) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyTypeObject Ring_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ring.Ring",
    .tp_basicsize = sizeof(RingObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)ring_traverse,
    .tp_clear = (inquiry)ring_clear,
    .tp_dealloc = (destructor)ring_dealloc,
    .tp_new = ring_new,
};

static struct PyModuleDef ring_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ring",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_ring(void)
{
    PyObject *module;

    if (PyType_Ready(&Ring_Type) < 0)
        return NULL;
    module = PyModule_Create(&ring_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Ring", (PyObject *)&Ring_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
