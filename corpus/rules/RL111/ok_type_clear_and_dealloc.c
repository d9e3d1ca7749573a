/* tp_clear and tp_dealloc release the same fields, each time through Py_CLEAR. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *left;
    PyObject *right;
} TreeObject;

static int
tree_init(TreeObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *left = NULL, *right = NULL;

    if (!PyArg_ParseTuple(args, "|OO", &left, &right))
        return -1;
    Py_XINCREF(left);
    Py_XSETREF(self->left, left);
    Py_XINCREF(right);
    Py_XSETREF(self->right, right);
    return 0;
}

static int
tree_traverse(TreeObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->left);
    Py_VISIT(self->right);
    return 0;
}

static int
tree_clear(TreeObject *self)
{
    Py_CLEAR(self->left);
    Py_CLEAR(self->right);
    return 0;
}

static void
tree_dealloc(TreeObject *self)
{
    PyObject_GC_UnTrack(self);
    tree_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Tree_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tree.Tree",
    .tp_basicsize = sizeof(TreeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)tree_dealloc,
    .tp_traverse = (traverseproc)tree_traverse,
    .tp_clear = (inquiry)tree_clear,
    .tp_init = (initproc)tree_init,
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

    if (PyType_Ready(&Tree_Type) < 0)
        return NULL;
    module = PyModule_Create(&tree_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Tree", (PyObject *)&Tree_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
