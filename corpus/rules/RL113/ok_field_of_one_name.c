/* Two structs have a field of one name: the one that owns it retains it, the other only looks at it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} LeafObject;

static int
leaf_traverse(LeafObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->value);
    return 0;
}

static int
leaf_clear(LeafObject *self)
{
    Py_CLEAR(self->value);
    return 0;
}

static void
leaf_dealloc(LeafObject *self)
{
    PyObject_GC_UnTrack(self);
    leaf_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* A view of the caller's arguments: it lives as long as they do, and owns none of them. */
struct view {
    PyObject *value;
    int depth;
};

static PyObject *
leaf_set(LeafObject *self, PyObject *value)
{
    struct view *view = PyMem_Malloc(sizeof(*view));

    if (view == NULL)
        return PyErr_NoMemory();
    view->value = value;
    if (!PyCallable_Check(view->value)) {
        PyMem_Free(view);
        PyErr_SetString(PyExc_TypeError, "a callable is expected");
        return NULL;
    }
    Py_CLEAR(self->value);
    Py_INCREF(value);
    self->value = value;
    PyMem_Free(view);
    Py_RETURN_NONE;
}

static PyMethodDef leaf_methods[] = {
    {"set", (PyCFunction)leaf_set, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Leaf_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tree.Leaf",
    .tp_basicsize = sizeof(LeafObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)leaf_traverse,
    .tp_clear = (inquiry)leaf_clear,
    .tp_dealloc = (destructor)leaf_dealloc,
    .tp_methods = leaf_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef tree_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tree",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_tree(void)
{
    PyObject *module;

    if (PyType_Ready(&Leaf_Type) < 0)
        return NULL;
    module = PyModule_Create(&tree_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Leaf", (PyObject *)&Leaf_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
