/* The new value is made before the old one goes. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} GaugeObject;

static void
gauge_dealloc(GaugeObject *self)
{
    Py_XDECREF(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
gauge_value(GaugeObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->value == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->value);
}

static PyObject *
gauge_set(GaugeObject *self, PyObject *args)
{
    PyObject *value;
    double number;

    if (!PyArg_ParseTuple(args, "d", &number))
        return NULL;
    value = PyFloat_FromDouble(number);
    if (value == NULL)
        return NULL;
    Py_XSETREF(self->value, value);
    Py_RETURN_NONE;
}

static PyMethodDef gauge_methods[] = {
    {"set", (PyCFunction)gauge_set, METH_VARARGS, NULL},
    {"value", (PyCFunction)gauge_value, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Gauge_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "gauge.Gauge",
    .tp_basicsize = sizeof(GaugeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)gauge_dealloc,
    .tp_methods = gauge_methods,
};

static struct PyModuleDef gauge_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "gauge",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_gauge(void)
{
    PyObject *module;

    if (PyType_Ready(&Gauge_Type) < 0)
        return NULL;
    module = PyModule_Create(&gauge_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Gauge", (PyObject *)&Gauge_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
