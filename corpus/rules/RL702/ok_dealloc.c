/* A destructor leaves the collector alone. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} BoxObject;

static int box_clear(BoxObject *self);

static void
box_dealloc(BoxObject *self)
{
    PyObject_GC_UnTrack(self);
    box_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
box_traverse(BoxObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->value);
    return 0;
}

static int
box_clear(BoxObject *self)
{
    Py_CLEAR(self->value);
    return 0;
}

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "box.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)box_traverse,
    .tp_clear = (inquiry)box_clear,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)box_dealloc,
};

static struct PyModuleDef box_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "box",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_box(void)
{
    PyObject *m;

    if (PyType_Ready(&Box_Type) < 0)
        return NULL;
    m = PyModule_Create(&box_module);
    if (m != NULL && PyModule_AddObjectRef(m, "Box", (PyObject *)&Box_Type) < 0)
        Py_CLEAR(m);
    return m;
}
