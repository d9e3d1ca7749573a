/* A subtype of list: tp_dealloc frees the instance without the base's tp_dealloc. */
#include <Python.h>

typedef struct {
    PyListObject list;
    PyObject *first;
    PyObject *second;
} PairObject;

static int
pair_traverse(PairObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->first);
    Py_VISIT(self->second);
    return PyList_Type.tp_traverse((PyObject *)self, visit, arg);
}

static int
pair_clear(PairObject *self)
{
    Py_CLEAR(self->first);
    Py_CLEAR(self->second);
    return PyList_Type.tp_clear((PyObject *)self);
}

static void
pair_dealloc(PairObject *self)    // expect: RL312 'Pair_Type'
{
    PyObject_GC_UnTrack(self);
    Py_CLEAR(self->first);
    Py_CLEAR(self->second);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
pair_set(PairObject *self, PyObject *value)
{
    Py_XSETREF(self->first, Py_NewRef(value));
    Py_XSETREF(self->second, Py_NewRef(value));
    Py_RETURN_NONE;
}

static PyMethodDef pair_methods[] = {
    {"set", (PyCFunction)pair_set, METH_O, "Sets both."},
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
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
    Pair_Type.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC;
    Pair_Type.tp_dealloc = (destructor)pair_dealloc;
    Pair_Type.tp_traverse = (traverseproc)pair_traverse;
    Pair_Type.tp_clear = (inquiry)pair_clear;
    Pair_Type.tp_base = &PyList_Type;
    Pair_Type.tp_methods = pair_methods;
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
