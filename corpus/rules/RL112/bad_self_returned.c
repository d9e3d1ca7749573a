/* A method for chained calls returns `self` without retaining it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *items;
} StackObject;

static PyObject *
stack_push(StackObject *self, PyObject *item)
{
    if (self->items == NULL) {
        self->items = PyList_New(0);
        if (self->items == NULL)
            return NULL;
    }
    if (PyList_Append(self->items, item) < 0)
        return NULL;
    return (PyObject *)self; // expect: RL112 'self'
}

static PyMethodDef stack_methods[] = {
    {"push", (PyCFunction)stack_push, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static int
stack_traverse(StackObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->items);
    return 0;
}

static int
stack_clear(StackObject *self)
{
    Py_CLEAR(self->items);
    return 0;
}

static void
stack_dealloc(StackObject *self)
{
    PyObject_GC_UnTrack(self);
    stack_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

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
