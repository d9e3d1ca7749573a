/* A struct of its own behind a pointer: what it keeps is retained. */
#include <Python.h>

struct private {
    int calls;
    PyObject *callback;
};

typedef struct {
    PyObject_HEAD
    struct private *priv;
} WatchObject;

static int
watch_traverse(WatchObject *self, visitproc visit, void *arg)
{
    if (self->priv != NULL)
        Py_VISIT(self->priv->callback);
    return 0;
}

static int
watch_clear(WatchObject *self)
{
    if (self->priv != NULL)
        Py_CLEAR(self->priv->callback);
    return 0;
}

static void
watch_dealloc(WatchObject *self)
{
    PyObject_GC_UnTrack(self);
    watch_clear(self);
    PyMem_Free(self->priv);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
watch_call(WatchObject *self, PyObject *callback)
{
    PyObject *old;

    if (self->priv == NULL) {
        self->priv = PyMem_Calloc(1, sizeof(*self->priv));
        if (self->priv == NULL)
            return PyErr_NoMemory();
    }
    old = self->priv->callback;
    Py_INCREF(callback);
    self->priv->callback = callback;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyMethodDef watch_methods[] = {
    {"call", (PyCFunction)watch_call, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Watch_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "watch.Watch",
    .tp_basicsize = sizeof(WatchObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)watch_traverse,
    .tp_clear = (inquiry)watch_clear,
    .tp_dealloc = (destructor)watch_dealloc,
    .tp_methods = watch_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef watch_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "watch",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_watch(void)
{
    PyObject *module;

    if (PyType_Ready(&Watch_Type) < 0)
        return NULL;
    module = PyModule_Create(&watch_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Watch", (PyObject *)&Watch_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
