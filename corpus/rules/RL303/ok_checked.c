/* Python code chooses what the fields hold, but only among str and floats, which refer to nothing. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
    PyObject *weight;
} LabelObject;

static void
label_dealloc(LabelObject *self)
{
    Py_CLEAR(self->name);
    Py_CLEAR(self->weight);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
label_set_name(LabelObject *self, PyObject *value, void *closure)
{
    if (value == NULL || !PyUnicode_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return -1;
    }
    Py_XSETREF(self->name, Py_NewRef(value));
    return 0;
}

static PyObject *
label_weigh(LabelObject *self, PyObject *value)
{
    PyObject *weight = PyNumber_Float(value);
    if (weight == NULL)
        return NULL;
    Py_XSETREF(self->weight, weight);
    Py_RETURN_NONE;
}

static PyGetSetDef label_getset[] = {
    {"name", NULL, (setter)label_set_name, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyMethodDef label_methods[] = {
    {"weigh", (PyCFunction)label_weigh, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Label_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "labels.Label",
    .tp_basicsize = sizeof(LabelObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)label_dealloc,
    .tp_getset = label_getset,
    .tp_methods = label_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef labels_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "labels",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_labels(void)
{
    if (PyType_Ready(&Label_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&labels_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Label_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
