/* A struct inside the object: its field, which tp_clear releases, is given a borrowed reference. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    struct style { int size; PyObject *font; } style;
} LabelObject;

static int
label_traverse(LabelObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->style.font);
    return 0;
}

static int
label_clear(LabelObject *self)
{
    Py_CLEAR(self->style.font);
    return 0;
}

static void
label_dealloc(LabelObject *self)
{
    PyObject_GC_UnTrack(self);
    label_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
label_font(LabelObject *self, PyObject *text)
{
    PyObject *old = self->style.font;

    self->style.font = text; // expect: RL113 'text'
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyMethodDef label_methods[] = {
    {"font", (PyCFunction)label_font, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Label_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "label.Label",
    .tp_basicsize = sizeof(LabelObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)label_traverse,
    .tp_clear = (inquiry)label_clear,
    .tp_dealloc = (destructor)label_dealloc,
    .tp_methods = label_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef label_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "label",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_label(void)
{
    PyObject *module;

    if (PyType_Ready(&Label_Type) < 0)
        return NULL;
    module = PyModule_Create(&label_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Label", (PyObject *)&Label_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
