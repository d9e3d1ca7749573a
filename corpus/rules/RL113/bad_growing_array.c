/* A borrowed argument is appended to an array whose elements are released. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;
    Py_ssize_t size;
    Py_ssize_t room;
} VectorObject;

static void
vector_dealloc(VectorObject *self)
{
    Py_ssize_t i;

    for (i = 0; i < self->size; i++)
        Py_DECREF(self->items[i]);
    PyMem_Free(self->items);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
vector_grow(VectorObject *self)
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
vector_append(VectorObject *self, PyObject *item)
{
    if (!PyUnicode_Check(item)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    if (self->size == self->room && vector_grow(self) < 0)
        return NULL;
    self->items[self->size++] = item; // expect: RL113 'item'
    Py_RETURN_NONE;
}

static PyMethodDef vector_methods[] = {
    {"append", (PyCFunction)vector_append, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Vector_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "vector.Vector",
    .tp_basicsize = sizeof(VectorObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)vector_dealloc,
    .tp_methods = vector_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef vector_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "vector",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_vector(void)
{
    PyObject *module;

    if (PyType_Ready(&Vector_Type) < 0)
        return NULL;
    module = PyModule_Create(&vector_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Vector", (PyObject *)&Vector_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
