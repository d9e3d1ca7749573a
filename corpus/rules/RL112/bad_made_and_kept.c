/* A method gives away the reference that the field keeps. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *names;
} TableObject;

static PyObject *
table_names(TableObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *names;

    if (self->names != NULL)
        return Py_NewRef(self->names);
    names = PyList_New(0);
    if (names == NULL)
        return NULL;
    self->names = names;
    return names; // expect: RL112 'names'
}

static void
table_dealloc(TableObject *self)
{
    Py_XDECREF(self->names);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef table_methods[] = {
    {"names", (PyCFunction)table_names, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

PyTypeObject Table_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tables.Table",
    .tp_basicsize = sizeof(TableObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)table_dealloc,
    .tp_methods = table_methods,
    .tp_new = PyType_GenericNew,
};
