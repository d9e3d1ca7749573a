/* The collector's flag with tp_traverse and no tp_clear: type made from a spec. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *first;
    PyObject *second;
} PairObject;

static int
pair_traverse(PairObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
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
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    (void)pair_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
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

static PyType_Slot pair_slots[] = {
    {Py_tp_dealloc, pair_dealloc},
    {Py_tp_traverse, pair_traverse},
    {Py_tp_new, pair_new},
    {0, NULL},
};

static PyType_Spec pair_spec = {
    .name = "pairs.Pair",
    .basicsize = sizeof(PairObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .slots = pair_slots,
};

static struct PyModuleDef pairs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pairs",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
    PyObject *module = PyModule_Create(&pairs_module);
    if (module == NULL)
        return NULL;
    PyObject *type = PyType_FromSpec(&pair_spec);
    if (type == NULL || PyModule_AddObjectRef(module, "Pair", type) < 0) {
        Py_XDECREF(type);
        Py_DECREF(module);
        return NULL;
    }
    Py_DECREF(type);
    return module;
}
