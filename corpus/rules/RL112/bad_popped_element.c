/* The popped element is released, then returned. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;
    Py_ssize_t size;
    Py_ssize_t room;
} PileObject;

static void
pile_dealloc(PileObject *self)
{
    Py_ssize_t i;

    for (i = 0; i < self->size; i++)
        Py_DECREF(self->items[i]);
    PyMem_Free(self->items);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
pile_grow(PileObject *self)
{
    Py_ssize_t room = self->room * 2 + 4;
    PyObject **items = PyMem_Realloc(self->items, room * sizeof(PyObject *));

    if (items == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    self->items = items;
    self->room = room;
    return 0;
}

static PyObject *
pile_push(PileObject *self, PyObject *number)
{
    PyObject *item = PyNumber_Long(number);

    if (item == NULL)
        return NULL;
    if (self->size == self->room && pile_grow(self) < 0) {
        Py_DECREF(item);
        return NULL;
    }
    self->items[self->size++] = item;
    Py_RETURN_NONE;
}

static PyObject *
pile_pop(PileObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *item;

    if (self->size == 0) {
        PyErr_SetString(PyExc_IndexError, "empty");
        return NULL;
    }
    item = self->items[--self->size];
    Py_DECREF(item);
    return item; // expect: RL112 'item'
}

static PyMethodDef pile_methods[] = {
    {"push", (PyCFunction)pile_push, METH_O, NULL},
    {"pop", (PyCFunction)pile_pop, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Pile_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pile.Pile",
    .tp_basicsize = sizeof(PileObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)pile_dealloc,
    .tp_methods = pile_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef pile_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pile",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pile(void)
{
    PyObject *module;

    if (PyType_Ready(&Pile_Type) < 0)
        return NULL;
    module = PyModule_Create(&pile_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Pile", (PyObject *)&Pile_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
