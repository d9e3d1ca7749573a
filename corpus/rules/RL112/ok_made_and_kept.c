/* A function for other files lends what it makes and keeps: no table says what its callers expect. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *names;
} TableObject;

PyObject *
table_names(TableObject *self)
{
    PyObject *names;

    if (self->names != NULL)
        return self->names;
    names = PyList_New(0);
    if (names == NULL)
        return NULL;
    self->names = names;
    return names;
}

static void
table_dealloc(TableObject *self)
{
    Py_XDECREF(self->names);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Table_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tables.Table",
    .tp_basicsize = sizeof(TableObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)table_dealloc,
    .tp_new = PyType_GenericNew,
};
