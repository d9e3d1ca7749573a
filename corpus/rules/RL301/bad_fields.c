/* Two objects of one type hold each other in their fields. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *other;
    PyObject *items;
} KnotObject;

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

static PyTypeObject Knot_Type;

static PyObject *
knot_tie(KnotObject *self, PyObject *arg)
{
    if (!Py_IS_TYPE(arg, &Knot_Type)) {
        PyErr_SetString(PyExc_TypeError, "a Knot is needed");
        return NULL;
    }
    KnotObject *peer = (KnotObject *)arg;
    Py_XSETREF(self->other, Py_NewRef(arg));
    Py_XSETREF(peer->other, Py_NewRef((PyObject *)self));    // expect: RL301 'arg'
    Py_RETURN_NONE;
}

static PyMethodDef knot_methods[] = {
    {"tie", (PyCFunction)knot_tie, METH_O, NULL},
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
