/* The field is released if it is set, but stays set. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *callback;
    int running;
} WatchObject;

static void
watch_dealloc(WatchObject *self)
{
    Py_XDECREF(self->callback);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
watch_callback(WatchObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->callback == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->callback);
}

static PyObject *
watch_start(WatchObject *self, PyObject *callback)
{
    if (!PyUnicode_Check(callback)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_INCREF(callback);
    Py_XSETREF(self->callback, callback);
    self->running = 1;
    Py_RETURN_NONE;
}

static PyObject *
watch_stop(WatchObject *self, PyObject *Py_UNUSED(ignored))
{
    self->running = 0;
    if (self->callback != NULL)
        Py_DECREF(self->callback); // expect: RL205 'self->callback'
    Py_RETURN_NONE;
}

static PyMethodDef watch_methods[] = {
    {"stop", (PyCFunction)watch_stop, METH_NOARGS, NULL},
    {"callback", (PyCFunction)watch_callback, METH_NOARGS, NULL},
    {"start", (PyCFunction)watch_start, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Watch_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "watch.Watch",
    .tp_basicsize = sizeof(WatchObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)watch_dealloc,
    .tp_methods = watch_methods,
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
