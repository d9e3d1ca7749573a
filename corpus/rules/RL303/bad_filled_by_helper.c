/* The object that a helper stores was parsed by its caller: it can be any. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *wrapped;
} QuotedObject;

static int
quoted_fill(QuotedObject *self, PyObject *obj)
{
    self->wrapped = obj;
    Py_INCREF(self->wrapped);
    return 0;
}

static int
quoted_setup(QuotedObject *self, PyObject *obj)
{
    if (self->wrapped != NULL)
        Py_CLEAR(self->wrapped);
    return quoted_fill(self, obj);
}

static int
quoted_init(PyObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *obj;

    if (!PyArg_ParseTuple(args, "O", &obj))
        return -1;
    return quoted_setup((QuotedObject *)self, obj);
}

static void
quoted_dealloc(PyObject *self)
{
    Py_XDECREF(((QuotedObject *)self)->wrapped);
    Py_TYPE(self)->tp_free(self);
}

PyTypeObject Quoted_Type = { // expect: RL303 'Quoted_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "quote.Quoted",
    .tp_basicsize = sizeof(QuotedObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = quoted_dealloc,
    .tp_init = quoted_init,
    .tp_new = PyType_GenericNew,
};
