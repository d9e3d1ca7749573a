/* Objects are tracked when their fields are set: static type, slots assigned at run time. */
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

static PyTypeObject Pair_Type;

static PyObject *
pairs_pair(PyObject *module, PyObject *first)
{
    PairObject *self = PyObject_GC_New(PairObject, &Pair_Type);
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
    PairObject *self = PyObject_GC_New(PairObject, &Pair_Type);
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

static PyTypeObject Pair_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pairs.Pair",
    .tp_basicsize = sizeof(PairObject),
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
    Pair_Type.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC;
    Pair_Type.tp_dealloc = (destructor)pair_dealloc;
    Pair_Type.tp_traverse = (traverseproc)pair_traverse;
    Pair_Type.tp_clear = (inquiry)pair_clear;
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
