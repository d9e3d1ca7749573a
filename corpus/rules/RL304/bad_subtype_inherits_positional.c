/* The subtype inherits the base's tp_traverse, which does not know the new field: positional initialisers. */
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

static void
circle_dealloc(CircleObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_CLEAR(self->style);
    Shape_Type.tp_dealloc((PyObject *)self);
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

static PyTypeObject Circle_Type = {    // expect: RL304 'style'
    PyVarObject_HEAD_INIT(NULL, 0)
    "shapes.Circle", /* tp_name */
    sizeof(CircleObject), /* tp_basicsize */
    0, /* tp_itemsize */
    (destructor)circle_dealloc, /* tp_dealloc */
    0, /* tp_vectorcall_offset */
    0, /* tp_getattr */
    0, /* tp_setattr */
    0, /* tp_as_async */
    0, /* tp_repr */
    0, /* tp_as_number */
    0, /* tp_as_sequence */
    0, /* tp_as_mapping */
    0, /* tp_hash */
    0, /* tp_call */
    0, /* tp_str */
    0, /* tp_getattro */
    0, /* tp_setattro */
    0, /* tp_as_buffer */
    Py_TPFLAGS_DEFAULT, /* tp_flags */
    0, /* tp_doc */
    0, /* tp_traverse */
    0, /* tp_clear */
    0, /* tp_richcompare */
    0, /* tp_weaklistoffset */
    0, /* tp_iter */
    0, /* tp_iternext */
    circle_methods, /* tp_methods */
    0, /* tp_members */
    0, /* tp_getset */
    &Shape_Type, /* tp_base */
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
    if (PyType_Ready(&Circle_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&shapes_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Shape_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    if (PyModule_AddType(module, &Circle_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
