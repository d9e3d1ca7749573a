/* The view of the object itself is filled, and released by its destructor. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    Py_buffer view;
} PinObject;

static void
pin_dealloc(PinObject *self)
{
    PyBuffer_Release(&self->view);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
pin_attach(PinObject *self, PyObject *obj)
{
    PyBuffer_Release(&self->view);
    if (PyObject_GetBuffer(obj, &self->view, PyBUF_SIMPLE) < 0)
        return NULL;
    return PyLong_FromSsize_t(self->view.len);
}

static PyMethodDef pin_methods[] = {
    {"attach", (PyCFunction)pin_attach, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Pin_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pin.Pin",
    .tp_basicsize = sizeof(PinObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)pin_dealloc,
    .tp_methods = pin_methods,
};

static struct PyModuleDef pin_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pin",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pin(void)
{
    PyObject *module;

    if (PyType_Ready(&Pin_Type) < 0)
        return NULL;
    module = PyModule_Create(&pin_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Pin", (PyObject *)&Pin_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
