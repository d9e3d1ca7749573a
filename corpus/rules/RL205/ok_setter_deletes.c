/* Deleting the attribute clears the field. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *font;
} StyleObject;

static void
style_dealloc(StyleObject *self)
{
    Py_XDECREF(self->font);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
style_font(StyleObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->font == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->font);
}

static int
style_set_font(StyleObject *self, PyObject *value, void *closure)
{
    if (value != NULL && !PyUnicode_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return -1;
    }
    if (value == NULL) {
        Py_CLEAR(self->font);
        return 0;
    }
    Py_INCREF(value);
    Py_XSETREF(self->font, value);
    return 0;
}

static PyGetSetDef style_getset[] = {
    {"font", NULL, (setter)style_set_font, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyMethodDef style_methods[] = {
    {"repr", (PyCFunction)style_font, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Style_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "style.Style",
    .tp_basicsize = sizeof(StyleObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)style_dealloc,
    .tp_methods = style_methods,
    .tp_getset = style_getset,
};

static struct PyModuleDef style_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "style",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_style(void)
{
    PyObject *module;

    if (PyType_Ready(&Style_Type) < 0)
        return NULL;
    module = PyModule_Create(&style_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Style", (PyObject *)&Style_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
