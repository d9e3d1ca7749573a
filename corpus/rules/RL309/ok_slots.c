/* Objects are tracked when their fields are set: type made from a spec. */
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

static PyObject *pair_type;

static PyObject *
pairs_pair(PyObject *module, PyObject *first)
{
    PairObject *self = PyObject_GC_New(PairObject, (PyTypeObject *)pair_type);
    if (self == NULL)
        return NULL;
    self->first = Py_NewRef(first);
    self->second = NULL;
    PyObject_GC_Track(self);
    return (PyObject *)self;
}

static PyObject *
pairs_empty(PyObject *module, PyObject *unused)
{
    PairObject *self = PyObject_GC_New(PairObject, (PyTypeObject *)pair_type);
    if (self == NULL)
        return NULL;
    self->second = NULL;
    self->first = PyList_New(0);
    PyObject_GC_Track(self);
    if (self->first == NULL) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyMethodDef pairs_methods[] = {
    {"pair", (PyCFunction)(void (*)(void))pairs_pair, METH_O, "A pair."},
    {"empty", pairs_empty, METH_NOARGS, "A pair of nothing."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot pair_slots[] = {
    {Py_tp_dealloc, pair_dealloc},
    {Py_tp_traverse, pair_traverse},
    {Py_tp_clear, pair_clear},
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
    .m_methods = pairs_methods,
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
    PyObject *module = PyModule_Create(&pairs_module);
    if (module == NULL)
        return NULL;
    pair_type = PyType_FromSpec(&pair_spec);
    if (pair_type == NULL || PyModule_AddObjectRef(module, "Pair", pair_type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
