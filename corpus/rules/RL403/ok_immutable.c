/* A tuple may be handed out. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *items;
} BoxObject;

static PyObject *
box_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    BoxObject *self = (BoxObject *)type->tp_alloc(type, 0);

    if (self == NULL)
        return NULL;
    self->items = PyTuple_New(0);
    if (self->items == NULL) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyObject *
box_items(BoxObject *self, void *closure)
{
    return Py_NewRef(self->items);
}

static int
box_traverse(BoxObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->items);
    return 0;
}

static int
box_clear(BoxObject *self)
{
    Py_CLEAR(self->items);
    return 0;
}

static void
box_dealloc(BoxObject *self)
{
    PyObject_GC_UnTrack(self);
    box_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyGetSetDef box_getset[] = {
    {"items", (getter)box_items, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "box.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)box_traverse,
    .tp_clear = (inquiry)box_clear,
    .tp_new = box_new,
    .tp_dealloc = (destructor)box_dealloc,
    .tp_getset = box_getset,
};

static struct PyModuleDef box_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "box",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_box(void)
{
    PyObject *m;

    if (PyType_Ready(&Box_Type) < 0)
        return NULL;
    m = PyModule_Create(&box_module);
    if (m != NULL && PyModule_AddObjectRef(m, "Box", (PyObject *)&Box_Type) < 0)
        Py_CLEAR(m);
    return m;
}
