/* pop() takes a node's reference with it when it frees the node; top() lends it. */
#include <Python.h>

struct entry {
    struct entry *next;
    PyObject *item;
};

typedef struct {
    PyObject_HEAD
    struct entry *first;
} StackObject;

static void
stack_dealloc(StackObject *self)
{
    struct entry *entry = self->first;

    while (entry != NULL) {
        struct entry *next = entry->next;
        Py_XDECREF(entry->item);
        PyMem_Free(entry);
        entry = next;
    }
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
stack_push(StackObject *self, PyObject *name)
{
    struct entry *entry;

    if (!PyUnicode_CheckExact(name)) {
        PyErr_SetString(PyExc_TypeError, "names only");
        return NULL;
    }
    entry = PyMem_Malloc(sizeof(*entry));
    if (entry == NULL)
        return PyErr_NoMemory();
    entry->item = Py_NewRef(name);
    entry->next = self->first;
    self->first = entry;
    Py_RETURN_NONE;
}

static PyObject *
stack_pop(StackObject *self, PyObject *Py_UNUSED(ignored))
{
    struct entry *entry = self->first;
    PyObject *item;

    if (entry == NULL)
        Py_RETURN_NONE;
    self->first = entry->next;
    item = entry->item;
    PyMem_Free(entry);
    return item;
}

static PyObject *
stack_replace(StackObject *self, PyObject *name)
{
    struct entry *entry = self->first;
    PyObject *item;

    if (entry == NULL)
        Py_RETURN_NONE;
    self->first = entry->next;
    item = entry->item;
    entry->item = NULL;
    PyMem_Free(entry);
    if (PyUnicode_Compare(item, name) == 0) {
        Py_DECREF(item);
        Py_RETURN_NONE;
    }
    return item;
}

static PyObject *
stack_top(StackObject *self, PyObject *Py_UNUSED(ignored))
{
    struct entry *entry = self->first;

    if (entry == NULL)
        Py_RETURN_NONE;
    return entry->item;    // expect: RL112 'entry->item'
}

static PyMethodDef stack_methods[] = {
    {"push", (PyCFunction)stack_push, METH_O, NULL},
    {"pop", (PyCFunction)stack_pop, METH_NOARGS, NULL},
    {"replace", (PyCFunction)stack_replace, METH_O, NULL},
    {"top", (PyCFunction)stack_top, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Stack_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "stack.Stack",
    .tp_basicsize = sizeof(StackObject),
    .tp_dealloc = (destructor)stack_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
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
    if (PyType_Ready(&Stack_Type) < 0)
        return NULL;
    return PyModule_Create(&stack_module);
}
