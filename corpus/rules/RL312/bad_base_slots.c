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
    Py_VISIT(Py_TYPE(self));
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
pair_dealloc(PairObject *self)    // expect: RL312 'pair_spec'
{
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    Py_CLEAR(self->first);
    Py_CLEAR(self->second);
    type->tp_free(self);
    Py_DECREF(type);
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

static PyType_Slot pair_slots[] = {
    {Py_tp_dealloc, pair_dealloc},
    {Py_tp_traverse, pair_traverse},
    {Py_tp_clear, pair_clear},
    {Py_tp_methods, pair_methods},
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
    PyObject *type = PyType_FromSpecWithBases(&pair_spec, (PyObject *)&PyList_Type);
    if (type == NULL || PyModule_AddObjectRef(module, "Pair", type) < 0) {
        Py_XDECREF(type);
        Py_DECREF(module);
        return NULL;
    }
    Py_DECREF(type);
    return module;
}
