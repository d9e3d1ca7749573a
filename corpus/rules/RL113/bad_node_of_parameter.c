/* A fresh node keeps a parameter that nobody retained. */
#include <Python.h>

struct link {
    struct link *next;
    PyObject *name;
};

typedef struct {
    PyObject_HEAD
    struct link *names;
} RegistryObject;

static void
registry_dealloc(RegistryObject *self)
{
    struct link *link = self->names;

    while (link != NULL) {
        struct link *next = link->next;
        Py_DECREF(link->name);
        PyMem_Free(link);
        link = next;
    }
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
registry_add(RegistryObject *self, PyObject *name)
{
    struct link *link;

    if (!PyUnicode_CheckExact(name)) {
        PyErr_SetString(PyExc_TypeError, "names only");
        return NULL;
    }
    link = PyMem_Malloc(sizeof(*link));
    if (link == NULL)
        return PyErr_NoMemory();
    link->name = name;    // expect: RL113 'name'
    link->next = self->names;
    self->names = link;
    Py_RETURN_NONE;
}

static PyMethodDef registry_methods[] = {
    {"add", (PyCFunction)registry_add, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Registry_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "registry.Registry",
    .tp_basicsize = sizeof(RegistryObject),
    .tp_dealloc = (destructor)registry_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_methods = registry_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef registry_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "registry",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_registry(void)
{
    if (PyType_Ready(&Registry_Type) < 0)
        return NULL;
    return PyModule_Create(&registry_module);
}
