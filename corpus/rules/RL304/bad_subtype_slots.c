/* The subtype's tp_traverse does not call that of its base, which visits a field of its own: made from a spec. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *owner;
} ShapeObject;

static int
shape_traverse(ShapeObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->owner);
    return 0;
}

static int
shape_clear(ShapeObject *self)
{
    Py_CLEAR(self->owner);
    return 0;
}

static void
shape_dealloc(ShapeObject *self)
{
    PyObject_GC_UnTrack(self);
    (void)shape_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
shape_attach(ShapeObject *self, PyObject *owner)
{
    Py_XSETREF(self->owner, Py_NewRef(owner));
    Py_RETURN_NONE;
}

static PyMethodDef shape_methods[] = {
    {"attach", (PyCFunction)shape_attach, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Shape_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Shape",
    .tp_basicsize = sizeof(ShapeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    .tp_dealloc = (destructor)shape_dealloc,
    .tp_traverse = (traverseproc)shape_traverse,
    .tp_clear = (inquiry)shape_clear,
    .tp_methods = shape_methods,
    .tp_new = PyType_GenericNew,
};

typedef struct {
    ShapeObject shape;
    PyObject *style;
} CircleObject;

static int
circle_traverse(CircleObject *self, visitproc visit, void *arg)    // expect: RL304 'owner'
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->style);
    return 0;
}

static int
circle_clear(CircleObject *self)
{
    Py_CLEAR(self->style);
    return Shape_Type.tp_clear((PyObject *)self);
}

static void
circle_dealloc(CircleObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    Py_CLEAR(self->style);
    Shape_Type.tp_dealloc((PyObject *)self);
    Py_DECREF(type);
}

static PyObject *
circle_dress(CircleObject *self, PyObject *style)
{
    Py_XSETREF(self->style, Py_NewRef(style));
    Py_RETURN_NONE;
}

static PyMethodDef circle_methods[] = {
    {"dress", (PyCFunction)circle_dress, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyType_Slot circle_slots[] = {
    {Py_tp_dealloc, circle_dealloc},
    {Py_tp_traverse, circle_traverse},
    {Py_tp_clear, circle_clear},
    {Py_tp_methods, circle_methods},
    {0, NULL},
};

static PyType_Spec circle_spec = {
    .name = "shapes.Circle",
    .basicsize = sizeof(CircleObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .slots = circle_slots,
};

static struct PyModuleDef shapes_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shapes",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_shapes(void)
{
    if (PyType_Ready(&Shape_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&shapes_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Shape_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    PyObject *type = PyType_FromSpecWithBases(&circle_spec, (PyObject *)&Shape_Type);
    if (type == NULL || PyModule_AddObjectRef(module, "Circle", type) < 0) {
        Py_XDECREF(type);
        Py_DECREF(module);
        return NULL;
    }
    Py_DECREF(type);
    return module;
}
