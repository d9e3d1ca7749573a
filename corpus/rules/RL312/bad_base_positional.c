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
    "pairs.Pair", /* tp_name */
    sizeof(PairObject), /* tp_basicsize */
    0, /* tp_itemsize */
    (destructor)pair_dealloc, /* tp_dealloc */
    0, /* tp_vectorcall_offset */
    0, /* tp_getattr */
    0, /* tp_setattr */
    0, /* tp_as_async */
    0, /* tp_repr */
    0, /* tp_as_number */
    0, /* tp_as_sequence */
    0, /* tp_as_mapping */
    0, /* tp_hash */
    0, /* tp_call */
    0, /* tp_str */
    0, /* tp_getattro */
    0, /* tp_setattro */
    0, /* tp_as_buffer */
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, /* tp_flags */
    0, /* tp_doc */
    (traverseproc)pair_traverse, /* tp_traverse */
    (inquiry)pair_clear, /* tp_clear */
    0, /* tp_richcompare */
    0, /* tp_weaklistoffset */
    0, /* tp_iter */
    0, /* tp_iternext */
    pair_methods, /* tp_methods */
    0, /* tp_members */
    0, /* tp_getset */
    &PyList_Type, /* tp_base */
    0, /* tp_dict */
    0, /* tp_descr_get */
    0, /* tp_descr_set */
    0, /* tp_dictoffset */
    0, /* tp_init */
    0, /* tp_alloc */
    0, /* tp_new */
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
