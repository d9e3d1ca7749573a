/* drain() gives an array's references to a list and frees the array; copy() leaves them in the array. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;
    Py_ssize_t used;
} StackObject;

static void
stack_dealloc(StackObject *self)
{
    for (Py_ssize_t i = 0; i < self->used; i++)
        Py_DECREF(self->items[i]);
    PyMem_Free(self->items);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
stack_push(StackObject *self, PyObject *name)
{
    PyObject **items;

    if (!PyUnicode_CheckExact(name)) {
        PyErr_SetString(PyExc_TypeError, "names only");
        return NULL;
    }
    items = PyMem_Realloc(self->items, (self->used + 1) * sizeof(*items));
    if (items == NULL)
        return PyErr_NoMemory();
    self->items = items;
    self->items[self->used++] = Py_NewRef(name);
    Py_RETURN_NONE;
}

/* The references move into the list. */
static PyObject *
stack_drain(StackObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *list = PyList_New(self->used);

    if (list == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < self->used; i++)
        PyList_SET_ITEM(list, i, self->items[i]);
    PyMem_Free(self->items);
    self->items = NULL;
    self->used = 0;
    return list;
}

static PyObject *
stack_copy(StackObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *list = PyList_New(self->used);

    if (list == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < self->used; i++)
        PyList_SET_ITEM(list, i, self->items[i]);    // expect: RL114 '*self->items'
    return list;
}

static PyMethodDef stack_methods[] = {
    {"push", (PyCFunction)stack_push, METH_O, NULL},
    {"drain", (PyCFunction)stack_drain, METH_NOARGS, NULL},
    {"copy", (PyCFunction)stack_copy, METH_NOARGS, NULL},
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
