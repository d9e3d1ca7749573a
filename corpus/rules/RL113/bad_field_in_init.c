/* __init__ swaps a borrowed argument into a field that the type releases. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *key;
    PyObject *value;
} PairObject;

static int
pair_init(PairObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *key, *value;

    if (!PyArg_ParseTuple(args, "OO", &key, &value))
        return -1;
    Py_INCREF(key);
    Py_XSETREF(self->key, key);
    Py_XSETREF(self->value, value); // expect: RL113 'value'
    return 0;
}

static int
pair_traverse(PairObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->key);
    Py_VISIT(self->value);
    return 0;
}

static int
pair_clear(PairObject *self)
{
    Py_CLEAR(self->key);
    Py_CLEAR(self->value);
    return 0;
}

static void
pair_dealloc(PairObject *self)
{
    PyObject_GC_UnTrack(self);
    pair_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Pair_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pair.Pair",
    .tp_basicsize = sizeof(PairObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)pair_dealloc,
    .tp_traverse = (traverseproc)pair_traverse,
    .tp_clear = (inquiry)pair_clear,
    .tp_init = (initproc)pair_init,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef pair_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pair",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pair(void)
{
    PyObject *module;

    if (PyType_Ready(&Pair_Type) < 0)
        return NULL;
    module = PyModule_Create(&pair_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Pair", (PyObject *)&Pair_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
