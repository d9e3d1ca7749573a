/* The str moves into a field, which keeps it and its UTF-8 alive. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
    const char *utf8;
} NamedObject;

static void
named_dealloc(NamedObject *self)
{
    Py_XDECREF(self->name);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
named_rename(NamedObject *self, PyObject *obj)
{
    PyObject *name = PyObject_Repr(obj);
    const char *utf8;

    if (name == NULL)
        return NULL;
    utf8 = PyUnicode_AsUTF8(name);
    if (utf8 == NULL) {
        Py_DECREF(name);
        return NULL;
    }
    Py_XSETREF(self->name, Py_NewRef(name));
    self->utf8 = utf8;
    Py_DECREF(name);
    return PyLong_FromLong(utf8[0]);
}

static PyMethodDef named_methods[] = {
    {"rename", (PyCFunction)named_rename, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Named_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "named.Named",
    .tp_basicsize = sizeof(NamedObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)named_dealloc,
    .tp_methods = named_methods,
};

static struct PyModuleDef named_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "named",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_named(void)
{
    PyObject *module;

    if (PyType_Ready(&Named_Type) < 0)
        return NULL;
    module = PyModule_Create(&named_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Named", (PyObject *)&Named_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
