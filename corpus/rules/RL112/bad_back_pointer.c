/* A pointer back that the object does not own: the getter returns it as if it did. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
    PyObject *parent; /* borrowed: the parent outlives its children */
} ChildObject;

static int
child_traverse(ChildObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->value);
    return 0;
}

static int
child_clear(ChildObject *self)
{
    Py_CLEAR(self->value);
    return 0;
}

static void
child_dealloc(ChildObject *self)
{
    PyObject_GC_UnTrack(self);
    child_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
child_attach(ChildObject *self, PyObject *parent)
{
    self->parent = parent;
    Py_RETURN_NONE;
}

static PyObject *
child_parent(ChildObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->parent == NULL)
        Py_RETURN_NONE;
    return self->parent; // expect: RL112 'self->parent'
}

static PyMethodDef child_methods[] = {
    {"attach", (PyCFunction)child_attach, METH_O, NULL},
    {"parent", (PyCFunction)child_parent, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Child_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "owner.Child",
    .tp_basicsize = sizeof(ChildObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)child_traverse,
    .tp_clear = (inquiry)child_clear,
    .tp_dealloc = (destructor)child_dealloc,
    .tp_methods = child_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef owner_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "owner",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_owner(void)
{
    PyObject *module;

    if (PyType_Ready(&Child_Type) < 0)
        return NULL;
    module = PyModule_Create(&owner_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Child", (PyObject *)&Child_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
