/* What every calling convention in use forgives: a parameter that is not looked at, another object type. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    unsigned flags : 3;
    PyObject *name;
    void *handle;
} LooseObject;

static PyObject *
loose_flip(LooseObject *self)
{
    self->flags ^= 1;
    Py_RETURN_NONE;
}

static PyObject *
loose_name(LooseObject *self)
{
    return Py_NewRef(self->name ? self->name : Py_None);
}

static Py_hash_t
loose_hash(LooseObject *self)
{
    return (Py_hash_t)self->flags;
}

static void
loose_dealloc(LooseObject *self)
{
    Py_CLEAR(self->name);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef loose_methods[] = {
    {"flip", (PyCFunction)(void (*)(void))loose_flip, METH_NOARGS, NULL},
    {0},
};

static PyGetSetDef loose_getset[] = {
    {"name", (getter)(void (*)(void))loose_name, NULL, NULL, NULL},
    {0},
};

static PyTypeObject Loose_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "loose.Loose",
    .tp_basicsize = sizeof(LooseObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_methods = loose_methods,
    .tp_getset = loose_getset,
    .tp_hash = (hashfunc)loose_hash,
    .tp_dealloc = (destructor)loose_dealloc,
};

static struct PyModuleDef loose_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "loose",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_loose(void)
{
    PyObject *module = PyModule_Create(&loose_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Loose_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
