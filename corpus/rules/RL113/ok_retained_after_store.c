/* The field is stored first and retained a line later; nothing runs in between. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *parent;
} ChildObject;

static PyObject *
child_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    ChildObject *child;
    PyObject *parent;

    if (!PyArg_ParseTuple(args, "O", &parent))
        return NULL;
    child = (ChildObject *)type->tp_alloc(type, 0);
    if (child == NULL)
        return NULL;
    child->parent = parent;
    Py_INCREF(child->parent);
    return (PyObject *)child;
}

static int
child_traverse(ChildObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->parent);
    return 0;
}

static int
child_clear(ChildObject *self)
{
    Py_CLEAR(self->parent);
    return 0;
}

static void
child_dealloc(ChildObject *self)
{
    PyObject_GC_UnTrack(self);
    child_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Child_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "child.Child",
    .tp_basicsize = sizeof(ChildObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)child_dealloc,
    .tp_traverse = (traverseproc)child_traverse,
    .tp_clear = (inquiry)child_clear,
    .tp_new = child_new,
};

static struct PyModuleDef child_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "child",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_child(void)
{
    PyObject *module;

    if (PyType_Ready(&Child_Type) < 0)
        return NULL;
    module = PyModule_Create(&child_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Child", (PyObject *)&Child_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
