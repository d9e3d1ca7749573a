/* A ring of references in the object: each slot retains what it is given. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *slots[8];
    int next;
} RingObject;

static int
ring_traverse(RingObject *self, visitproc visit, void *arg)
{
    for (int i = 0; i < 8; i++)
        Py_VISIT(self->slots[i]);
    return 0;
}

static int
ring_clear(RingObject *self)
{
    for (int i = 0; i < 8; i++)
        Py_CLEAR(self->slots[i]);
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
ring_put(RingObject *self, PyObject *item)
{
    PyObject *old = self->slots[self->next];

    Py_INCREF(item);
    self->slots[self->next] = item;
    self->next = (self->next + 1) % 8;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyMethodDef ring_methods[] = {
    {"put", (PyCFunction)ring_put, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Ring_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ring.Ring",
    .tp_basicsize = sizeof(RingObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)ring_traverse,
    .tp_clear = (inquiry)ring_clear,
    .tp_dealloc = (destructor)ring_dealloc,
    .tp_methods = ring_methods,
    .tp_new = PyType_GenericNew,
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
