/* The field of a new object is NULL; there is nothing to release. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} FreshObject;

static void
fresh_dealloc(FreshObject *self)
{
    Py_XDECREF(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
fresh_value(FreshObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->value == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->value);
}

static PyObject *
fresh_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    FreshObject *self;
    PyObject *value;

    if (!PyArg_ParseTuple(args, "U", &value))
        return NULL;
    self = (FreshObject *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->value = Py_NewRef(value);
    return (PyObject *)self;
}

static PyMethodDef fresh_methods[] = {
    {"value", (PyCFunction)fresh_value, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Fresh_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "fresh.Fresh",
    .tp_basicsize = sizeof(FreshObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = fresh_new,
    .tp_dealloc = (destructor)fresh_dealloc,
    .tp_methods = fresh_methods,
};

static struct PyModuleDef fresh_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "fresh",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_fresh(void)
{
    PyObject *module;

    if (PyType_Ready(&Fresh_Type) < 0)
        return NULL;
    module = PyModule_Create(&fresh_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Fresh", (PyObject *)&Fresh_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
