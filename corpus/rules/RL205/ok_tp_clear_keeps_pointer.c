/* tp_clear clears the field. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *target;
} VertexObject;

static int
vertex_traverse(VertexObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->target);
    return 0;
}

static int
vertex_clear(VertexObject *self)
{
    Py_CLEAR(self->target);
    return 0;
}

static void
vertex_dealloc(VertexObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->target);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
vertex_target(VertexObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->target == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->target);
}

static PyObject *
vertex_point(VertexObject *self, PyObject *target)
{
    Py_XSETREF(self->target, Py_NewRef(target));
    Py_RETURN_NONE;
}

static PyMethodDef vertex_methods[] = {
    {"target", (PyCFunction)vertex_target, METH_NOARGS, NULL},
    {"point", (PyCFunction)vertex_point, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Vertex_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "graph.Vertex",
    .tp_basicsize = sizeof(VertexObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)vertex_dealloc,
    .tp_methods = vertex_methods,
    .tp_traverse = (traverseproc)vertex_traverse,
    .tp_clear = (inquiry)vertex_clear,
};

static struct PyModuleDef graph_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "graph",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_graph(void)
{
    PyObject *module;

    if (PyType_Ready(&Vertex_Type) < 0)
        return NULL;
    module = PyModule_Create(&graph_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Vertex", (PyObject *)&Vertex_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
