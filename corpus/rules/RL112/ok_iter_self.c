/* tp_iter retains `self`; tp_iternext returns NULL without an exception when it is exhausted. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *items;
    Py_ssize_t next;
} WalkObject;

static PyObject *
walk_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    WalkObject *self;
    PyObject *items;

    if (!PyArg_ParseTuple(args, "O!", &PyTuple_Type, &items))
        return NULL;
    self = (WalkObject *)type->tp_alloc(type, 0);
    if (self != NULL)
        self->items = Py_NewRef(items);
    return (PyObject *)self;
}

static PyObject *
walk_iternext(WalkObject *self)
{
    if (self->items == NULL)
        return NULL;
    if (self->next >= PyTuple_GET_SIZE(self->items)) {
        Py_CLEAR(self->items);
        return NULL;
    }
    return Py_NewRef(PyTuple_GET_ITEM(self->items, self->next++));
}

static int
walk_traverse(WalkObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->items);
    return 0;
}

static int
walk_clear(WalkObject *self)
{
    Py_CLEAR(self->items);
    return 0;
}

static void
walk_dealloc(WalkObject *self)
{
    PyObject_GC_UnTrack(self);
    walk_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Walk_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "walk.Walk",
    .tp_basicsize = sizeof(WalkObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)walk_dealloc,
    .tp_traverse = (traverseproc)walk_traverse,
    .tp_clear = (inquiry)walk_clear,
    .tp_new = walk_new,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = (iternextfunc)walk_iternext,
};

static struct PyModuleDef walk_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "walk",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_walk(void)
{
    PyObject *module;

    if (PyType_Ready(&Walk_Type) < 0)
        return NULL;
    module = PyModule_Create(&walk_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Walk", (PyObject *)&Walk_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
