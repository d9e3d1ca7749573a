/* The helper that pushes a node keeps the item only when it succeeds. */
#include <Python.h>

struct node {
    struct node *next;
    PyObject *item;
};

typedef struct {
    PyObject_HEAD
    struct node *head;
} StackObject;

static int
stack_clear(StackObject *self)
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
stack_traverse(StackObject *self, visitproc visit, void *arg)
{
    struct node *node;

    for (node = self->head; node != NULL; node = node->next)
        Py_VISIT(node->item);
    return 0;
}

static void
stack_dealloc(StackObject *self)
{
    PyObject_GC_UnTrack(self);
    stack_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
push_node(StackObject *self, PyObject *item)
{
    struct node *node = PyMem_Malloc(sizeof(*node));

    if (node == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    node->item = item;
    node->next = self->head;
    self->head = node;
    return 0;
}

static PyObject *
stack_push(StackObject *self, PyObject *number)
{
    PyObject *item = PyNumber_Long(number);

    if (item == NULL)
        return NULL;
    if (push_node(self, item) < 0)
        return NULL; // expect: RL102 'item'
    Py_RETURN_NONE;
}

static PyMethodDef stack_methods[] = {
    {"push", (PyCFunction)stack_push, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Stack_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "stack.Stack",
    .tp_basicsize = sizeof(StackObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)stack_dealloc,
    .tp_traverse = (traverseproc)stack_traverse,
    .tp_clear = (inquiry)stack_clear,
    .tp_methods = stack_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef stack_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "stack",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_stack(void)
{
    PyObject *module;

    if (PyType_Ready(&Stack_Type) < 0)
        return NULL;
    module = PyModule_Create(&stack_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Stack", (PyObject *)&Stack_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
