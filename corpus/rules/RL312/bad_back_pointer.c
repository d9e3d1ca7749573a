/* A pointer back: it is stored with a reference that nothing will release. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *children;
    PyObject *parent; /* borrowed */
} NodeObject;

static int
node_traverse(NodeObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->children);
    return 0;
}

static int
node_clear(NodeObject *self)
{
    Py_CLEAR(self->children);
    return 0;
}

static void
node_dealloc(NodeObject *self) // expect: RL312 'parent'
{
    PyObject_GC_UnTrack(self);
    node_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
node_attach(NodeObject *self, PyObject *list)
{
    PyObject *parent = PySequence_GetItem(list, 0);

    if (parent == NULL)
        return NULL;
    self->parent = parent;
    Py_RETURN_NONE;
}

static PyMethodDef node_methods[] = {
    {"attach", (PyCFunction)node_attach, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Node_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tree.Node",
    .tp_basicsize = sizeof(NodeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)node_traverse,
    .tp_clear = (inquiry)node_clear,
    .tp_dealloc = (destructor)node_dealloc,
    .tp_methods = node_methods,
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

    if (PyType_Ready(&Node_Type) < 0)
        return NULL;
    module = PyModule_Create(&tree_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Node", (PyObject *)&Node_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
