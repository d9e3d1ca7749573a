/* __init__ releases the old value before it knows that there is a new one. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *ink;
} PenObject;

static void
pen_dealloc(PenObject *self)
{
    Py_XDECREF(self->ink);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
pen_ink(PenObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->ink == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->ink);
}

static int
pen_init(PenObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *ink;

    Py_XDECREF(self->ink); // expect: RL205 'self->ink'
    if (!PyArg_ParseTuple(args, "U", &ink))
        return -1;
    self->ink = Py_NewRef(ink);
    return 0;
}

static PyMethodDef pen_methods[] = {
    {"ink", (PyCFunction)pen_ink, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Pen_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pen.Pen",
    .tp_basicsize = sizeof(PenObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)pen_dealloc,
    .tp_methods = pen_methods,
    .tp_init = (initproc)pen_init,
};

static struct PyModuleDef pen_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pen",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pen(void)
{
    PyObject *module;

    if (PyType_Ready(&Pen_Type) < 0)
        return NULL;
    module = PyModule_Create(&pen_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Pen", (PyObject *)&Pen_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
