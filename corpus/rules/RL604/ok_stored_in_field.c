/* The block moves into a field; the destructor frees it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    double *slots;
    char *label;
    Py_ssize_t room;
} RingObject;

static int
ring_init(RingObject *self, PyObject *args, PyObject *kwds)
{
    Py_ssize_t room;
    double *slots;
    char *label = NULL;

    if (!PyArg_ParseTuple(args, "nes", &room, "utf-8", &label))
        return -1;
    slots = PyMem_Calloc((size_t)room, sizeof(double));
    if (slots == NULL) {
        PyMem_Free(label);
        PyErr_NoMemory();
        return -1;
    }
    PyMem_Free(self->slots);
    PyMem_Free(self->label);
    self->slots = slots;
    self->label = label;
    self->room = room;
    return 0;
}

static void
ring_dealloc(RingObject *self)
{
    PyMem_Free(self->slots);
    PyMem_Free(self->label);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
ring_room(RingObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromSsize_t(self->room);
}

static PyMethodDef ring_methods[] = {
    {"room", (PyCFunction)ring_room, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Ring_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ring.Ring",
    .tp_basicsize = sizeof(RingObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)ring_dealloc,
    .tp_methods = ring_methods,
    .tp_init = (initproc)ring_init,
};

static struct PyModuleDef ring_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ring",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_ring(void)
{
    PyObject *module;

    if (PyType_Ready(&Ring_Type) < 0)
        return NULL;
    module = PyModule_Create(&ring_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Ring", (PyObject *)&Ring_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
