/* The subtype releases its own field, and then lets the base do the rest. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
} ShapeObject;

static void
shape_dealloc(ShapeObject *self)
{
    Py_XDECREF(self->name);
    Py_TYPE(self)->tp_free((PyObject *)self);
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

static PyTypeObject Shape_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Shape",
    .tp_basicsize = sizeof(ShapeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_dealloc = (destructor)shape_dealloc,
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
    Py_CLEAR(self->style);
    Shape_Type.tp_dealloc((PyObject *)self);
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

static PyTypeObject Circle_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Circle",
    .tp_basicsize = sizeof(CircleObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)circle_dealloc,
    .tp_methods = circle_methods,
};

static struct PyModuleDef shapes_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shapes",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_shapes(void)
{
    Circle_Type.tp_base = &Shape_Type;
    if (PyType_Ready(&Shape_Type) < 0 || PyType_Ready(&Circle_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&shapes_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Shape_Type) < 0 || PyModule_AddType(module, &Circle_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
