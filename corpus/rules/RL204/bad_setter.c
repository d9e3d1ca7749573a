/* A setter releases the old value before it stores the new one. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *mode;
} KnobObject;

static void
knob_dealloc(KnobObject *self)
{
    Py_XDECREF(self->mode);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
knob_mode(KnobObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->mode == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->mode);
}

static int
knob_set_mode(KnobObject *self, PyObject *mode, void *closure)
{
    if (mode != NULL && !PyUnicode_Check(mode)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return -1;
    }
    if (mode == NULL) {
        PyErr_SetString(PyExc_AttributeError, "mode cannot be deleted");
        return -1;
    }
    Py_INCREF(mode);
    Py_XDECREF(self->mode);
    self->mode = mode; // expect: RL204 'self->mode'
    return 0;
}

static PyGetSetDef knob_getset[] = {
    {"mode", NULL, (setter)knob_set_mode, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyMethodDef knob_methods[] = {
    {"peek", (PyCFunction)knob_mode, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Knob_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "knob.Knob",
    .tp_basicsize = sizeof(KnobObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)knob_dealloc,
    .tp_methods = knob_methods,
    .tp_getset = knob_getset,
};

static struct PyModuleDef knob_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knob",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_knob(void)
{
    PyObject *module;

    if (PyType_Ready(&Knob_Type) < 0)
        return NULL;
    module = PyModule_Create(&knob_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Knob", (PyObject *)&Knob_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
