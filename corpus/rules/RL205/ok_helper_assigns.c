/* A new owner is put into the field by a helper, on every path behind the release. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *current;
} FeedObject;

static void
feed_dealloc(FeedObject *self)
{
    Py_XDECREF(self->current);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
feed_current(FeedObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->current == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->current);
}

static void
set_current(FeedObject *self, PyObject *item)
{
    self->current = Py_XNewRef(item);
}

static PyObject *
feed_next(FeedObject *self, PyObject *iterator)
{
    PyObject *item = PyIter_Next(iterator);

    Py_XDECREF(self->current);
    set_current(self, item);
    if (item == NULL) {
        if (PyErr_Occurred())
            return NULL;
        Py_RETURN_NONE;
    }
    return item;
}

static PyMethodDef feed_methods[] = {
    {"next", (PyCFunction)feed_next, METH_O, NULL},
    {"current", (PyCFunction)feed_current, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Feed_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "feed.Feed",
    .tp_basicsize = sizeof(FeedObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)feed_dealloc,
    .tp_methods = feed_methods,
};

static struct PyModuleDef feed_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "feed",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_feed(void)
{
    PyObject *module;

    if (PyType_Ready(&Feed_Type) < 0)
        return NULL;
    module = PyModule_Create(&feed_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Feed", (PyObject *)&Feed_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
