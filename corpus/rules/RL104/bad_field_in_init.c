/* __init__ can run twice: the field's old value is overwritten and never released. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} BoxObject;

static int
box_init(BoxObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *value;

    if (!PyArg_ParseTuple(args, "O", &value))
        return -1;
    Py_INCREF(value);
    self->value = value; // expect: RL104 'self->value'
    return 0;
}

static int
box_traverse(BoxObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->value);
    return 0;
}

static int
box_clear(BoxObject *self)
{
    Py_CLEAR(self->value);
    return 0;
}

static void
box_dealloc(BoxObject *self)
{
    PyObject_GC_UnTrack(self);
    box_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "box.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)box_dealloc,
    .tp_traverse = (traverseproc)box_traverse,
    .tp_clear = (inquiry)box_clear,
    .tp_init = (initproc)box_init,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef box_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "box",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_box(void)
{
    PyObject *module;

    if (PyType_Ready(&Box_Type) < 0)
        return NULL;
    module = PyModule_Create(&box_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Box", (PyObject *)&Box_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
