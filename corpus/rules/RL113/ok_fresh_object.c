/* A fresh object gets a dict's value, retained, into a field that its type releases. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *target;
} ViewObject;

static PyObject *
view_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    ViewObject *view;
    PyObject *table, *target;

    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &table))
        return NULL;
    target = PyDict_GetItemString(table, "target");
    if (target == NULL) {
        PyErr_SetString(PyExc_KeyError, "target");
        return NULL;
    }
    Py_INCREF(target);
    view = (ViewObject *)type->tp_alloc(type, 0);
    if (view == NULL) {
        Py_DECREF(target);
        return NULL;
    }
    view->target = target;
    return (PyObject *)view;
}

static int
view_traverse(ViewObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->target);
    return 0;
}

static int
view_clear(ViewObject *self)
{
    Py_CLEAR(self->target);
    return 0;
}

static void
view_dealloc(ViewObject *self)
{
    PyObject_GC_UnTrack(self);
    view_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject View_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "view.View",
    .tp_basicsize = sizeof(ViewObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)view_dealloc,
    .tp_traverse = (traverseproc)view_traverse,
    .tp_clear = (inquiry)view_clear,
    .tp_new = view_new,
};

static struct PyModuleDef view_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "view",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_view(void)
{
    PyObject *module;

    if (PyType_Ready(&View_Type) < 0)
        return NULL;
    module = PyModule_Create(&view_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "View", (PyObject *)&View_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
