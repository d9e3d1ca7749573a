/* A helper gets the object in a struct on the stack and releases its fields, and nobody untracks it. */
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

struct teardown {
    PyObject *object;
    PairObject *pair;
};

static void
teardown_run(struct teardown *teardown)
{
    Py_CLEAR(teardown->pair->first);
    Py_CLEAR(teardown->pair->second);
}

static void
pair_dealloc(PairObject *self)    // expect: RL306 'Pair_Type'
{
    struct teardown teardown = {(PyObject *)self, self};

    teardown_run(&teardown);
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
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)pair_dealloc,
    .tp_traverse = (traverseproc)pair_traverse,
    .tp_clear = (inquiry)pair_clear,
    .tp_new = pair_new,
};

static struct PyModuleDef pairs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pairs",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
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
