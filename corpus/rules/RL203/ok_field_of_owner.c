/* The field is retained before its owner goes. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
} OwnerObject;

static void
owner_dealloc(OwnerObject *self)
{
    Py_XDECREF(self->name);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Owner_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "inner.Owner",
    .tp_basicsize = sizeof(OwnerObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)owner_dealloc,
};

static PyObject *
inner_name(PyObject *module, PyObject *key)
{
    OwnerObject *owner = (OwnerObject *)PyObject_CallOneArg((PyObject *)&Owner_Type, key);
    PyObject *name, *result;

    if (owner == NULL)
        return NULL;
    name = owner->name;
    Py_INCREF(name);
    Py_DECREF(owner);
    result = PyUnicode_Concat(name, key);
    Py_DECREF(name);
    return result;
}

static PyMethodDef inner_methods[] = {
    {"name", inner_name, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef inner_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "inner",
    .m_size = -1,
    .m_methods = inner_methods,
};

PyMODINIT_FUNC
PyInit_inner(void)
{
    return PyModule_Create(&inner_module);
}
