/* The field's old value moves to a local variable before the field is set, and is released last. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *handler;
} SourceObject;

static PyObject *
source_set_handler(SourceObject *self, PyObject *handler)
{
    PyObject *old = self->handler;

    if (handler == Py_None) {
        self->handler = NULL;
    }
    else {
        Py_INCREF(handler);
        self->handler = handler;
    }
    if (old != NULL)
        return old;
    Py_RETURN_NONE;
}

static PyMethodDef source_methods[] = {
    {"set_handler", (PyCFunction)source_set_handler, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static int
source_traverse(SourceObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->handler);
    return 0;
}

static int
source_clear(SourceObject *self)
{
    Py_CLEAR(self->handler);
    return 0;
}

static void
source_dealloc(SourceObject *self)
{
    PyObject_GC_UnTrack(self);
    source_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Source_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "source.Source",
    .tp_basicsize = sizeof(SourceObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)source_dealloc,
    .tp_traverse = (traverseproc)source_traverse,
    .tp_clear = (inquiry)source_clear,
    .tp_methods = source_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef source_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "source",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_source(void)
{
    PyObject *module;

    if (PyType_Ready(&Source_Type) < 0)
        return NULL;
    module = PyModule_Create(&source_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Source", (PyObject *)&Source_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
