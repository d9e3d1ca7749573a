/* A helper fills the fields of two objects; the first is emptied again before the second refers back. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *other;
    PyObject *items;
} KnotObject;

static PyTypeObject Knot_Type;

static int
knot_traverse(KnotObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->other);
    Py_VISIT(self->items);
    return 0;
}

static int
knot_clear(KnotObject *self)
{
    Py_CLEAR(self->other);
    Py_CLEAR(self->items);
    return 0;
}

static void
knot_dealloc(KnotObject *self)
{
    PyObject_GC_UnTrack(self);
    knot_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static void
refer(KnotObject *from, KnotObject *to)
{
    Py_XSETREF(from->other, Py_NewRef((PyObject *)to));
}

static PyObject *
knot_visit(KnotObject *self, PyObject *guest)
{
    if (!Py_IS_TYPE(guest, &Knot_Type)) {
        PyErr_SetString(PyExc_TypeError, "a knot, please");
        return NULL;
    }
    refer(self, (KnotObject *)guest);
    PyObject *said = PyObject_Repr(self->other);
    Py_CLEAR(self->other);
    refer((KnotObject *)guest, self);
    return said;
}

static PyMethodDef knot_methods[] = {
    {"visit", (PyCFunction)knot_visit, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Knot_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "knots.Knot",
    .tp_basicsize = sizeof(KnotObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)knot_dealloc,
    .tp_traverse = (traverseproc)knot_traverse,
    .tp_clear = (inquiry)knot_clear,
    .tp_methods = knot_methods,
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    if (PyType_Ready(&Knot_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&knots_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Knot_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
