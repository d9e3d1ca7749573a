/* The collector's flag with tp_traverse and no tp_clear: static type, slots assigned at run time. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
    PyObject *second;
} PairObject;

static int
pair_traverse(PairObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->first);
    Py_VISIT(self->second);
    return 0;
}

static int
pair_clear(PairObject *self)
{
    Py_CLEAR(self->first);
    Py_CLEAR(self->second);
    return 0;
}

static void
pair_dealloc(PairObject *self)
{
    PyObject_GC_UnTrack(self);
    (void)pair_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
pair_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    PyObject *first, *second;

    if (!PyArg_ParseTuple(args, "OO:Pair", &first, &second))
        return NULL;
    PairObject *self = (PairObject *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->first = Py_NewRef(first);
    self->second = Py_NewRef(second);
    return (PyObject *)self;
}

static PyTypeObject Pair_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pairs.Pair",
    .tp_basicsize = sizeof(PairObject),
};

static struct PyModuleDef pairs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pairs",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
    Pair_Type.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC;
    Pair_Type.tp_dealloc = (destructor)pair_dealloc;
    Pair_Type.tp_traverse = (traverseproc)pair_traverse;
    Pair_Type.tp_new = pair_new;
    if (PyType_Ready(&Pair_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&pairs_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Pair_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
