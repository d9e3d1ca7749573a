/* Two ends of a list, one for a field that owns and one for a pointer back: the pointer back is no owner, so its reference is lost. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *last;
    PyObject *parent; /* borrowed */
} NodeObject;

static int
node_traverse(NodeObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->last);
    return 0;
}

static int
node_clear(NodeObject *self)
{
    Py_CLEAR(self->last);
    return 0;
}

static void
node_dealloc(NodeObject *self)
{
    PyObject_GC_UnTrack(self);
    node_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
node_attach(NodeObject *self, PyObject *list)
{
    PyObject *ends[2];

    ends[0] = PySequence_GetItem(list, 0);
    if (ends[0] == NULL)
        return NULL;
    ends[1] = PySequence_GetItem(list, -1);
    if (ends[1] == NULL) {
        Py_DECREF(ends[0]);
        return NULL;
    }
    self->parent = ends[0];
    Py_XSETREF(self->last, ends[1]);
    Py_RETURN_NONE; // expect: RL101 'ends[0]'
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
