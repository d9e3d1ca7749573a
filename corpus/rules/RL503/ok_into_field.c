/* The field takes the own reference. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *last;
} BoxObject;

static PyObject *
box_set(BoxObject *self, PyObject *obj)
{
    PyObject *text = PyObject_Str(obj), *old = self->last;

    if (text == NULL)
        return NULL;
    self->last = text;
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static void
box_dealloc(BoxObject *self)
{
    Py_XDECREF(self->last);
    PyObject_Free(self);
}

static PyMethodDef box_methods[] = {
    {"set", (PyCFunction)box_set, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "box.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)box_dealloc,
    .tp_methods = box_methods,
    .tp_new = PyType_GenericNew,
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
