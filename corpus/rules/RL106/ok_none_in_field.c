/* What a call made may be None, and then a field keeps it by that name. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *key;
    PyObject *options;
} SorterObject;

static int
sorter_init(SorterObject *self, PyObject *args, PyObject *kwargs)
{
    PyObject *key = PyObject_CallObject((PyObject *)&PyBaseObject_Type, NULL);

    if (key == NULL)
        return -1;
    if (key == Py_None)
        Py_XSETREF(self->options, Py_NewRef(Py_None));
    Py_XSETREF(self->key, key);
    return 0;
}

static void
sorter_dealloc(SorterObject *self)
{
    Py_XDECREF(self->key);
    Py_XDECREF(self->options);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Sorter_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "sorters.Sorter",
    .tp_basicsize = sizeof(SorterObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)sorter_dealloc,
    .tp_init = (initproc)sorter_init,
    .tp_new = PyType_GenericNew,
};
