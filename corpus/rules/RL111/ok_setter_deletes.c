/* A setter releases the field's old value, which the object owned, and leaves the new one retained. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *tag;
} ItemObject;

static int
item_set_tag(ItemObject *self, PyObject *value, void *closure)
{
    PyObject *old;

    if (value == NULL) {
        Py_CLEAR(self->tag);
        return 0;
    }
    old = self->tag;
    Py_INCREF(value);
    self->tag = value;
    Py_XDECREF(old);
    return 0;
}

static PyObject *
item_get_tag(ItemObject *self, void *closure)
{
    PyObject *tag = self->tag ? self->tag : Py_None;

    Py_INCREF(tag);
    return tag;
}

static PyGetSetDef item_getset[] = {
    {"tag", (getter)item_get_tag, (setter)item_set_tag, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static int
item_traverse(ItemObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->tag);
    return 0;
}

static int
item_clear(ItemObject *self)
{
    Py_CLEAR(self->tag);
    return 0;
}

static void
item_dealloc(ItemObject *self)
{
    PyObject_GC_UnTrack(self);
    item_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Item_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "item.Item",
    .tp_basicsize = sizeof(ItemObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)item_dealloc,
    .tp_traverse = (traverseproc)item_traverse,
    .tp_clear = (inquiry)item_clear,
    .tp_getset = item_getset,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef item_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "item",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_item(void)
{
    PyObject *module;

    if (PyType_Ready(&Item_Type) < 0)
        return NULL;
    module = PyModule_Create(&item_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Item", (PyObject *)&Item_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
