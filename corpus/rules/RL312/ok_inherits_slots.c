/* The subtype releases its own field, and then lets the base do the rest. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
} ShapeObject;

static void
shape_dealloc(ShapeObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    Py_XDECREF(self->name);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

static PyObject *
shape_call(ShapeObject *self, PyObject *name)
{
    if (!PyUnicode_CheckExact(name))
        return PyErr_Format(PyExc_TypeError, "a str is wanted");
    Py_XSETREF(self->name, Py_NewRef(name));
    Py_RETURN_NONE;
}

static PyMethodDef shape_methods[] = {
    {"call", (PyCFunction)shape_call, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyType_Slot shape_slots[] = {
    {Py_tp_dealloc, shape_dealloc},
    {Py_tp_methods, shape_methods},
    {0, NULL},
};

static PyType_Spec shape_spec = {
    .name = "shapes.Shape",
    .basicsize = sizeof(ShapeObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = shape_slots,
};

typedef struct {
    ShapeObject shape;
    PyObject *style;
} CircleObject;

static void
circle_dealloc(CircleObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    Py_CLEAR(self->style);
    Py_CLEAR(self->shape.name);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

static PyObject *
circle_dress(CircleObject *self, PyObject *style)
{
    if (!PyUnicode_CheckExact(style))
        return PyErr_Format(PyExc_TypeError, "a str is wanted");
    Py_XSETREF(self->style, Py_NewRef(style));
    Py_RETURN_NONE;
}

static PyMethodDef circle_methods[] = {
    {"dress", (PyCFunction)circle_dress, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyType_Slot circle_slots[] = {
    {Py_tp_dealloc, circle_dealloc},
    {Py_tp_methods, circle_methods},
    {0, NULL},
};

static PyType_Spec circle_spec = {
    .name = "shapes.Circle",
    .basicsize = sizeof(CircleObject),
    .flags = Py_TPFLAGS_DEFAULT,
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
    PyObject *module = PyModule_Create(&shapes_module);
    if (module == NULL)
        return NULL;
    PyObject *shape = PyType_FromSpec(&shape_spec);
    if (shape == NULL || PyModule_AddObjectRef(module, "Shape", shape) < 0) {
        Py_XDECREF(shape);
        Py_DECREF(module);
        return NULL;
    }
    PyObject *circle = PyType_FromSpecWithBases(&circle_spec, shape);
    Py_DECREF(shape);
    if (circle == NULL || PyModule_AddObjectRef(module, "Circle", circle) < 0) {
        Py_XDECREF(circle);
        Py_DECREF(module);
        return NULL;
    }
    Py_DECREF(circle);
    return module;
}
