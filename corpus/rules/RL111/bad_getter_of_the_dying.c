/* The destructor releases what a macro reads out of its object, and what a dict lends. */
#include <Python.h>

static void
wrapper_dealloc(PyCFunctionObject *self)
{
    Py_XDECREF(PyCFunction_GET_SELF(self));
    Py_XDECREF(PyDict_GetItemString(PyEval_GetBuiltins(), "len")); // expect: RL111 'PyDict_GetItemString'
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Wrapper_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "wrappers.Wrapper",
    .tp_basicsize = sizeof(PyCFunctionObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)wrapper_dealloc,
};
