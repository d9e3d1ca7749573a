/* The destructor releases what a macro reads out of its object. */
#include <Python.h>

static void
wrapper_dealloc(PyCFunctionObject *self)
{
    Py_XDECREF(PyCFunction_GET_SELF(self));
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Wrapper_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "wrappers.Wrapper",
    .tp_basicsize = sizeof(PyCFunctionObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)wrapper_dealloc,
};
