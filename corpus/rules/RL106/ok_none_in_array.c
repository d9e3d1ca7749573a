/* Slots of a new object are filled with None in a loop, and each holds a reference. */
#include <Python.h>

typedef struct {
    PyObject_VAR_HEAD
    PyObject *slots[1];
} RowObject;

static PyObject *
row_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    RowObject *row = (RowObject *)type->tp_alloc(type, 4);

    if (row == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < Py_SIZE(row); i++) {
        Py_INCREF(Py_None);
        row->slots[i] = Py_None;
    }
    return (PyObject *)row;
}

static void
row_dealloc(RowObject *row)
{
    for (Py_ssize_t i = 0; i < Py_SIZE(row); i++)
        Py_XDECREF(row->slots[i]);
    Py_TYPE(row)->tp_free((PyObject *)row);
}

PyTypeObject Row_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "rows.Row",
    .tp_basicsize = offsetof(RowObject, slots),
    .tp_itemsize = sizeof(PyObject *),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)row_dealloc,
    .tp_new = row_new,
};
