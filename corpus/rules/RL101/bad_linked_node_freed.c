/* A node is freed without the object that it owns. */
#include <Python.h>

struct node {
    struct node *next;
    PyObject *item;
};

typedef struct {
    PyObject_HEAD
    struct node *head;
} ChainObject;

static int
chain_clear(ChainObject *self)
{
    struct node *node = self->head;

    self->head = NULL;
    while (node != NULL) {
        struct node *next = node->next;

        Py_DECREF(node->item);
        PyMem_Free(node);
        node = next;
    }
    return 0;
}

static int
chain_traverse(ChainObject *self, visitproc visit, void *arg)
{
    struct node *node;

    for (node = self->head; node != NULL; node = node->next)
        Py_VISIT(node->item);
    return 0;
}

static void
chain_dealloc(ChainObject *self)
{
    PyObject_GC_UnTrack(self);
    chain_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Takes over the item, also when it fails. */
static int
push_node(ChainObject *self, PyObject *item)
{
    struct node *node = PyMem_Malloc(sizeof(*node));

    if (node == NULL) {
        Py_DECREF(item);
        PyErr_NoMemory();
        return -1;
    }
    node->item = item;
    node->next = self->head;
    self->head = node;
    return 0;
}

static PyObject *
chain_push(ChainObject *self, PyObject *item)
{
    if (push_node(self, Py_NewRef(item)) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
chain_drop(ChainObject *self, PyObject *Py_UNUSED(ignored))
{
    struct node *node = self->head;

    if (node == NULL) {
        PyErr_SetString(PyExc_IndexError, "empty");
        return NULL;
    }
    self->head = node->next;
    PyMem_Free(node); // expect: RL101 'node->item'
    Py_RETURN_NONE;
}

static PyMethodDef chain_methods[] = {
    {"push", (PyCFunction)chain_push, METH_O, NULL},
    {"drop", (PyCFunction)chain_drop, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Chain_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "chain.Chain",
    .tp_basicsize = sizeof(ChainObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)chain_dealloc,
    .tp_traverse = (traverseproc)chain_traverse,
    .tp_clear = (inquiry)chain_clear,
    .tp_methods = chain_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef chain_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "chain",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_chain(void)
{
    PyObject *module;

    if (PyType_Ready(&Chain_Type) < 0)
        return NULL;
    module = PyModule_Create(&chain_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Chain", (PyObject *)&Chain_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
