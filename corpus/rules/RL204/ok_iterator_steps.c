/* An iterator keeps the next item before it drops the previous one. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *last;
    long count;
} PrevObject;

static void
prev_dealloc(PrevObject *self)
{
    Py_XDECREF(self->last);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
prev_last(PrevObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->last == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->last);
}

static PyObject *
prev_next(PrevObject *self)
{
    PyObject *item = PyLong_FromLong(self->count);

    if (item == NULL)
        return NULL;
    self->count++;
    Py_XSETREF(self->last, item);
    return Py_NewRef(item);
}

static PyMethodDef prev_methods[] = {
    {"last", (PyCFunction)prev_last, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Prev_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "prev.Prev",
    .tp_basicsize = sizeof(PrevObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)prev_dealloc,
    .tp_methods = prev_methods,
    .tp_iternext = (iternextfunc)prev_next,
};

static struct PyModuleDef prev_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "prev",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_prev(void)
{
    PyObject *module;

    if (PyType_Ready(&Prev_Type) < 0)
        return NULL;
    module = PyModule_Create(&prev_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Prev", (PyObject *)&Prev_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
