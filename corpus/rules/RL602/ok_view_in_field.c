/* The view moves into the object, whose destructor releases it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    Py_buffer view;
    int has_view;
} SpanObject;

static PyObject *
span_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    SpanObject *self;
    Py_buffer view;

    if (!PyArg_ParseTuple(args, "y*", &view))
        return NULL;
    self = (SpanObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        PyBuffer_Release(&view);
        return NULL;
    }
    self->view = view;
    self->has_view = 1;
    return (PyObject *)self;
}

static void
span_dealloc(SpanObject *self)
{
    if (self->has_view)
        PyBuffer_Release(&self->view);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
span_size(SpanObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromSsize_t(self->view.len);
}

static PyMethodDef span_methods[] = {
    {"size", (PyCFunction)span_size, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Span_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "span.Span",
    .tp_basicsize = sizeof(SpanObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = span_new,
    .tp_dealloc = (destructor)span_dealloc,
    .tp_methods = span_methods,
};

static struct PyModuleDef span_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "span",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_span(void)
{
    PyObject *module;

    if (PyType_Ready(&Span_Type) < 0)
        return NULL;
    module = PyModule_Create(&span_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Span", (PyObject *)&Span_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
