/* The collector's flag with tp_traverse and no tp_clear: static type, positional initialisers. */
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
    0, /* tp_clear */
    0, /* tp_richcompare */
    0, /* tp_weaklistoffset */
    0, /* tp_iter */
    0, /* tp_iternext */
    0, /* tp_methods */
    0, /* tp_members */
    0, /* tp_getset */
    0, /* tp_base */
    0, /* tp_dict */
    0, /* tp_descr_get */
    0, /* tp_descr_set */
    0, /* tp_dictoffset */
    0, /* tp_init */
    0, /* tp_alloc */
    pair_new, /* tp_new */
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
