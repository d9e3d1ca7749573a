/* The node is freed: its reference is the caller's. */
#include <Python.h>

struct node {
    struct node *next;
    PyObject *item;
};

typedef struct {
    PyObject_HEAD
    struct node *top;
} StackObject;

static void
stack_dealloc(StackObject *self)
{
    struct node *node = self->top;

    while (node != NULL) {
        struct node *next = node->next;
        Py_XDECREF(node->item);
        PyMem_Free(node);
        node = next;
    }
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
stack_push(StackObject *self, PyObject *number)
{
    struct node *node;

    if (!PyLong_CheckExact(number))
        return PyErr_Format(PyExc_TypeError, "an int is wanted");
    node = PyMem_Malloc(sizeof(*node));
    if (node == NULL)
        return PyErr_NoMemory();
    node->item = Py_NewRef(number);
    node->next = self->top;
    self->top = node;
    Py_RETURN_NONE;
}

static PyObject *
stack_pop(StackObject *self, PyObject *Py_UNUSED(ignored))
{
    struct node *node = self->top;
    PyObject *item;

    if (node == NULL)
        Py_RETURN_NONE;
    self->top = node->next;
    item = node->item;
    PyMem_Free(node);
    return item;
}

static PyMethodDef stack_methods[] = {
    {"push", (PyCFunction)stack_push, METH_O, NULL},
    {"pop", (PyCFunction)stack_pop, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Stack_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "stacks.Stack",
    .tp_basicsize = sizeof(StackObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)stack_dealloc,
    .tp_methods = stack_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef stacks_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "stacks",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_stacks(void)
{
    if (PyType_Ready(&Stack_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&stacks_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Stack", (PyObject *)&Stack_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
