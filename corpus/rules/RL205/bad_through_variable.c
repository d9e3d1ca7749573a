/* The field is released through a variable, and keeps the pointer. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *key;
} LatchObject;

static void
latch_dealloc(LatchObject *self)
{
    Py_XDECREF(self->key);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
latch_key(LatchObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->key == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->key);
}

static PyObject *
latch_lock(LatchObject *self, PyObject *key)
{
    if (!PyUnicode_Check(key)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_XSETREF(self->key, Py_NewRef(key));
    Py_RETURN_NONE;
}

static PyObject *
latch_open(LatchObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *key = self->key;

    if (key == NULL)
        Py_RETURN_NONE;
    Py_DECREF(key); // expect: RL205 'key'
    Py_RETURN_NONE;
}

static PyMethodDef latch_methods[] = {
    {"open", (PyCFunction)latch_open, METH_NOARGS, NULL},
    {"key", (PyCFunction)latch_key, METH_NOARGS, NULL},
    {"lock", (PyCFunction)latch_lock, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Latch_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "latch.Latch",
    .tp_basicsize = sizeof(LatchObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)latch_dealloc,
    .tp_methods = latch_methods,
};

static struct PyModuleDef latch_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "latch",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_latch(void)
{
    PyObject *module;

    if (PyType_Ready(&Latch_Type) < 0)
        return NULL;
    module = PyModule_Create(&latch_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Latch", (PyObject *)&Latch_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
