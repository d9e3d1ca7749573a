/* Two fields are swapped through a local variable: no reference is lost or gained. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *front;
    PyObject *back;
} BufferObject;

static int
buffer_init(BufferObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *front, *back;

    if (!PyArg_ParseTuple(args, "OO", &front, &back))
        return -1;
    Py_XSETREF(self->front, Py_NewRef(front));
    Py_XSETREF(self->back, Py_NewRef(back));
    return 0;
}

static PyObject *
buffer_swap(BufferObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *tmp = self->front;

    self->front = self->back;
    self->back = tmp;
    Py_RETURN_NONE;
}

static PyMethodDef buffer_methods[] = {
    {"swap", (PyCFunction)buffer_swap, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static int
buffer_traverse(BufferObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->front);
    Py_VISIT(self->back);
    return 0;
}

static int
buffer_clear(BufferObject *self)
{
    Py_CLEAR(self->front);
    Py_CLEAR(self->back);
    return 0;
}

static void
buffer_dealloc(BufferObject *self)
{
    PyObject_GC_UnTrack(self);
    buffer_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Buffer_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "buffer.Buffer",
    .tp_basicsize = sizeof(BufferObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)buffer_dealloc,
    .tp_traverse = (traverseproc)buffer_traverse,
    .tp_clear = (inquiry)buffer_clear,
    .tp_init = (initproc)buffer_init,
    .tp_methods = buffer_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef buffer_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "buffer",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_buffer(void)
{
    PyObject *module;

    if (PyType_Ready(&Buffer_Type) < 0)
        return NULL;
    module = PyModule_Create(&buffer_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Buffer", (PyObject *)&Buffer_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
