/* The field is released and set to NULL by hand, in two orders. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} SlotObject;

static void
slot_dealloc(SlotObject *self)
{
    Py_XDECREF(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
slot_value(SlotObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->value == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->value);
}

static PyObject *
slot_fill(SlotObject *self, PyObject *value)
{
    PyObject *old = self->value;

    if (!PyUnicode_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_INCREF(value);
    self->value = value;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *
slot_empty(SlotObject *self, PyObject *Py_UNUSED(ignored))
{
    Py_XDECREF(self->value);
    self->value = NULL;
    Py_RETURN_NONE;
}

static PyObject *
slot_drop(SlotObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *old = self->value;

    self->value = NULL;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyMethodDef slot_methods[] = {
    {"empty", (PyCFunction)slot_empty, METH_NOARGS, NULL},
    {"drop", (PyCFunction)slot_drop, METH_NOARGS, NULL},
    {"value", (PyCFunction)slot_value, METH_NOARGS, NULL},
    {"fill", (PyCFunction)slot_fill, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Slot_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "slot.Slot",
    .tp_basicsize = sizeof(SlotObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)slot_dealloc,
    .tp_methods = slot_methods,
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
