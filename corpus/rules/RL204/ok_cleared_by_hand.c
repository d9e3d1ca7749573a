/* Py_CLEAR sets the field to NULL before it releases. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *sink;
} TapObject;

static void
tap_dealloc(TapObject *self)
{
    Py_XDECREF(self->sink);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
tap_sink(TapObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->sink == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->sink);
}

static PyObject *
tap_open(TapObject *self, PyObject *sink)
{
    if (!PyUnicode_Check(sink)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    if (self->sink != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "open already");
        return NULL;
    }
    self->sink = Py_NewRef(sink);
    Py_RETURN_NONE;
}

static PyObject *
tap_close(TapObject *self, PyObject *Py_UNUSED(ignored))
{
    Py_CLEAR(self->sink);
    Py_RETURN_NONE;
}

static PyMethodDef tap_methods[] = {
    {"close", (PyCFunction)tap_close, METH_NOARGS, NULL},
    {"sink", (PyCFunction)tap_sink, METH_NOARGS, NULL},
    {"open", (PyCFunction)tap_open, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Tap_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tap.Tap",
    .tp_basicsize = sizeof(TapObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)tap_dealloc,
    .tp_methods = tap_methods,
};

static struct PyModuleDef tap_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tap",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_tap(void)
{
    PyObject *module;

    if (PyType_Ready(&Tap_Type) < 0)
        return NULL;
    module = PyModule_Create(&tap_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Tap", (PyObject *)&Tap_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
