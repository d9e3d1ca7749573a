/* A destructor sets the field to NULL behind the release; nobody can reach the object any more. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *item;
} LateObject;

static void
late_dealloc(LateObject *self)
{
    if (self->item != NULL) {
        Py_DECREF(self->item);
        self->item = NULL;
    }
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
late_item(LateObject *self, PyObject *Py_UNUSED(ignored))
{
    return Py_NewRef(self->item != NULL ? self->item : Py_None);
}

static PyObject *
late_keep(LateObject *self, PyObject *item)
{
    PyObject *old = self->item;

    if (!PyUnicode_Check(item)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    self->item = Py_NewRef(item);
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyMethodDef late_methods[] = {
    {"item", (PyCFunction)late_item, METH_NOARGS, NULL},
    {"keep", (PyCFunction)late_keep, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Late_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "late.Late",
    .tp_basicsize = sizeof(LateObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)late_dealloc,
    .tp_methods = late_methods,
};

static struct PyModuleDef late_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "late",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_late(void)
{
    PyObject *module;

    if (PyType_Ready(&Late_Type) < 0)
        return NULL;
    module = PyModule_Create(&late_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Late", (PyObject *)&Late_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
