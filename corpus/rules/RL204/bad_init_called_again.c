/* A second call of __init__ replaces the field in the wrong order. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *owner;
} OwnerObject;

static void
owner_dealloc(OwnerObject *self)
{
    Py_XDECREF(self->owner);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
owner_owner(OwnerObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->owner == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->owner);
}

static int
owner_init(OwnerObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *owner;

    if (!PyArg_ParseTuple(args, "U", &owner))
        return -1;
    Py_INCREF(owner);
    Py_XDECREF(self->owner);
    self->owner = owner; // expect: RL204 'self->owner'
    return 0;
}

static PyMethodDef owner_methods[] = {
    {"owner", (PyCFunction)owner_owner, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Owner_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "owner.Owner",
    .tp_basicsize = sizeof(OwnerObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)owner_dealloc,
    .tp_methods = owner_methods,
    .tp_init = (initproc)owner_init,
};

static struct PyModuleDef owner_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "owner",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_owner(void)
{
    PyObject *module;

    if (PyType_Ready(&Owner_Type) < 0)
        return NULL;
    module = PyModule_Create(&owner_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Owner", (PyObject *)&Owner_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
