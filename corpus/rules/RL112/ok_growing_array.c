/* The caller gets a reference of its own. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;
    Py_ssize_t size;
    Py_ssize_t room;
} BagObject;

static void
bag_dealloc(BagObject *self)
{
    Py_ssize_t i;

    for (i = 0; i < self->size; i++)
        Py_DECREF(self->items[i]);
    PyMem_Free(self->items);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
bag_grow(BagObject *self)
{
    PyObject **items = self->items;

    PyMem_Resize(items, PyObject *, self->room * 2 + 4);
    if (items == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    self->items = items;
    self->room = self->room * 2 + 4;
    return 0;
}

static PyObject *
bag_append(BagObject *self, PyObject *item)
{
    if (!PyUnicode_Check(item)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    if (self->size == self->room && bag_grow(self) < 0)
        return NULL;
    self->items[self->size++] = Py_NewRef(item);
    Py_RETURN_NONE;
}

static PyObject *
bag_last(BagObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->size == 0) {
        PyErr_SetString(PyExc_IndexError, "empty");
        return NULL;
    }
    return Py_NewRef(self->items[self->size - 1]);
}

static PyMethodDef bag_methods[] = {
    {"append", (PyCFunction)bag_append, METH_O, NULL},
    {"last", (PyCFunction)bag_last, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Bag_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "bag.Bag",
    .tp_basicsize = sizeof(BagObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)bag_dealloc,
    .tp_methods = bag_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef bag_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "bag",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_bag(void)
{
    PyObject *module;

    if (PyType_Ready(&Bag_Type) < 0)
        return NULL;
    module = PyModule_Create(&bag_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Bag", (PyObject *)&Bag_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
