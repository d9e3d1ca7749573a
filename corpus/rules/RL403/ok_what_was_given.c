/* The field holds what the caller has put there. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} BoxObject;

static PyObject *
box_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *value;
    BoxObject *self;

    if (!PyArg_ParseTuple(args, "O", &value))
        return NULL;
    self = (BoxObject *)type->tp_alloc(type, 0);
    if (self != NULL)
        self->value = Py_NewRef(value);
    return (PyObject *)self;
}

static PyObject *
box_value(BoxObject *self, void *closure)
{
    return Py_NewRef(self->value);
}

static int
box_traverse(BoxObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->value);
    return 0;
}

static int
box_clear(BoxObject *self)
{
    Py_CLEAR(self->value);
    return 0;
}

static void
box_dealloc(BoxObject *self)
{
    PyObject_GC_UnTrack(self);
    box_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyGetSetDef box_getset[] = {
    {"value", (getter)box_value, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "box.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)box_traverse,
    .tp_clear = (inquiry)box_clear,
    .tp_new = box_new,
    .tp_dealloc = (destructor)box_dealloc,
    .tp_getset = box_getset,
};

static struct PyModuleDef box_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "box",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_box(void)
{
    PyObject *m;

    if (PyType_Ready(&Box_Type) < 0)
        return NULL;
    m = PyModule_Create(&box_module);
    if (m != NULL && PyModule_AddObjectRef(m, "Box", (PyObject *)&Box_Type) < 0)
        Py_CLEAR(m);
    return m;
}
