/* The helper that dealloc calls releases both fields. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *key;
    PyObject *value;
} DeepObject;

static void
deep_drop(DeepObject *self)
{
    Py_CLEAR(self->key);
    Py_CLEAR(self->value);
}

static void
deep_dealloc(DeepObject *self)
{
    deep_drop(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
deep_set(DeepObject *self, PyObject *args)
{
    PyObject *key, *value;

    if (!PyArg_ParseTuple(args, "UU", &key, &value))
        return NULL;
    Py_XSETREF(self->key, Py_NewRef(key));
    Py_XSETREF(self->value, Py_NewRef(value));
    Py_RETURN_NONE;
}

static PyMethodDef deep_methods[] = {
    {"set", (PyCFunction)deep_set, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Deep_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "deep.Deep",
    .tp_basicsize = sizeof(DeepObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)deep_dealloc,
    .tp_methods = deep_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef deep_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "deep",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_deep(void)
{
    PyObject *module;

    if (PyType_Ready(&Deep_Type) < 0)
        return NULL;
    module = PyModule_Create(&deep_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Deep", (PyObject *)&Deep_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
