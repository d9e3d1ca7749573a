/* When the array cannot grow, its elements and its block are lost. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;
    Py_ssize_t size;
    Py_ssize_t room;
} GridObject;

static void
grid_dealloc(GridObject *self)
{
    Py_ssize_t i;

    for (i = 0; i < self->size; i++)
        Py_DECREF(self->items[i]);
    PyMem_Free(self->items);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
grid_append(GridObject *self, PyObject *item)
{
    if (!PyUnicode_Check(item)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    if (self->size == self->room) {
        Py_ssize_t room = self->room * 2 + 4;

        self->items = PyMem_Realloc(self->items, room * sizeof(PyObject *)); // expect: RL604 'self->items'
        if (self->items == NULL)
            return PyErr_NoMemory();
        self->room = room;
    }
    self->items[self->size++] = Py_NewRef(item);
    Py_RETURN_NONE;
}

static PyMethodDef grid_methods[] = {
    {"append", (PyCFunction)grid_append, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Grid_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "grid.Grid",
    .tp_basicsize = sizeof(GridObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)grid_dealloc,
    .tp_methods = grid_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef grid_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "grid",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_grid(void)
{
    PyObject *module;

    if (PyType_Ready(&Grid_Type) < 0)
        return NULL;
    module = PyModule_Create(&grid_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Grid", (PyObject *)&Grid_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
