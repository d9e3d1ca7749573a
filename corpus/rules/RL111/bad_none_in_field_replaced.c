/* What a field held is None and is released by that name twice. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *names;
} IndexObject;

static PyObject *
index_open(IndexObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->names == Py_None) {
        PyObject *names = PyDict_New();

        if (names == NULL)
            return NULL;
        Py_DECREF(Py_None);
        Py_DECREF(Py_None); // expect-until 3.12: RL111 'Py_None'
        self->names = names;
    }
    return Py_NewRef(self->names);
}

static int
index_init(IndexObject *self, PyObject *args, PyObject *kwargs)
{
    Py_XSETREF(self->names, Py_NewRef(Py_None));
    return 0;
}

static void
index_dealloc(IndexObject *self)
{
    Py_XDECREF(self->names);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef index_methods[] = {
    {"open", (PyCFunction)index_open, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

PyTypeObject Index_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "books.Index",
    .tp_basicsize = sizeof(IndexObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)index_dealloc,
    .tp_methods = index_methods,
    .tp_init = (initproc)index_init,
    .tp_new = PyType_GenericNew,
};
