/* A name is retained when it is stored, and no function releases it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
} LabelObject;

static int
label_init(LabelObject *self, PyObject *args, PyObject *kwds)
{
    PyObject *name;

    if (self->name != NULL) {
        PyErr_SetString(PyExc_TypeError, "initialised already");
        return -1;
    }
    if (!PyArg_ParseTuple(args, "U", &name))
        return -1;
    Py_INCREF(name);
    self->name = name;
    return 0;
}

static PyObject *
label_name(LabelObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->name == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->name);
}

static void
label_dealloc(LabelObject *self) // expect: RL312 'name'
{
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef label_methods[] = {
    {"name", (PyCFunction)label_name, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Label_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "label.Label",
    .tp_basicsize = sizeof(LabelObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_init = (initproc)label_init,
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
