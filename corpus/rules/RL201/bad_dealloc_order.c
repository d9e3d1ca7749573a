/* A destructor frees the object and then reads a field of it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *owner;
} HandleObject;

static int
handle_init(HandleObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *owner;

    if (!PyArg_ParseTuple(args, "O", &owner))
        return -1;
    Py_XSETREF(self->owner, Py_NewRef(owner));
    return 0;
}

static int
handle_traverse(HandleObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->owner);
    return 0;
}

static int
handle_clear(HandleObject *self)
{
    Py_CLEAR(self->owner);
    return 0;
}

static void
handle_dealloc(HandleObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    Py_XDECREF(self->owner); // expect: RL201 'self'
}

static PyTypeObject Handle_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "handle.Handle",
    .tp_basicsize = sizeof(HandleObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)handle_dealloc,
    .tp_traverse = (traverseproc)handle_traverse,
    .tp_clear = (inquiry)handle_clear,
    .tp_init = (initproc)handle_init,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef handle_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "handle",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_handle(void)
{
    PyObject *module;

    if (PyType_Ready(&Handle_Type) < 0)
        return NULL;
    module = PyModule_Create(&handle_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Handle", (PyObject *)&Handle_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
