/* A getter hands out the field's own reference. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} CellObject;

static int
cell_init(CellObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *value;

    if (!PyArg_ParseTuple(args, "O", &value))
        return -1;
    Py_XSETREF(self->value, Py_NewRef(value));
    return 0;
}

static PyObject *
cell_get_value(CellObject *self, void *closure)
{
    if (self->value == NULL) {
        PyErr_SetString(PyExc_AttributeError, "value");
        return NULL;
    }
    return self->value; // expect: RL112 'self->value'
}

static PyGetSetDef cell_getset[] = {
    {"value", (getter)cell_get_value, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static int
cell_traverse(CellObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->value);
    return 0;
}

static int
cell_clear(CellObject *self)
{
    Py_CLEAR(self->value);
    return 0;
}

static void
cell_dealloc(CellObject *self)
{
    PyObject_GC_UnTrack(self);
    cell_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Cell_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "cell.Cell",
    .tp_basicsize = sizeof(CellObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)cell_dealloc,
    .tp_traverse = (traverseproc)cell_traverse,
    .tp_clear = (inquiry)cell_clear,
    .tp_init = (initproc)cell_init,
    .tp_getset = cell_getset,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef cell_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cell",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_cell(void)
{
    PyObject *module;

    if (PyType_Ready(&Cell_Type) < 0)
        return NULL;
    module = PyModule_Create(&cell_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Cell", (PyObject *)&Cell_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
