/* What the field held moves to the caller. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *left;
    PyObject *right;
} SlotObject;

static int
slot_traverse(SlotObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->left);
    Py_VISIT(self->right);
    return 0;
}

static int
slot_clear(SlotObject *self)
{
    Py_CLEAR(self->left);
    Py_CLEAR(self->right);
    return 0;
}

static void
slot_dealloc(SlotObject *self)
{
    PyObject_GC_UnTrack(self);
    slot_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
slot_take(SlotObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *value = self->left;

    if (value == NULL)
        Py_RETURN_NONE;
    self->left = NULL;
    return value;
}

static PyMethodDef slot_methods[] = {
    {"take", (PyCFunction)slot_take, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Slot_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slot.Slot",
    .tp_basicsize = sizeof(SlotObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)slot_dealloc,
    .tp_traverse = (traverseproc)slot_traverse,
    .tp_clear = (inquiry)slot_clear,
    .tp_methods = slot_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef slot_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "slot",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_slot(void)
{
    PyObject *module;

    if (PyType_Ready(&Slot_Type) < 0)
        return NULL;
    module = PyModule_Create(&slot_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Slot", (PyObject *)&Slot_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
