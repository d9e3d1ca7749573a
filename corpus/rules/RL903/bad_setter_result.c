/* The setter returns an object where an int is expected. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    double scale;
} GaugeObject;

static PyObject *
gauge_get_scale(GaugeObject *self, void *Py_UNUSED(closure))
{
    return PyFloat_FromDouble(self->scale);
}

static PyObject *
gauge_set_scale(GaugeObject *self, PyObject *value, void *Py_UNUSED(closure))
{
    double scale = value ? PyFloat_AsDouble(value) : 1.0;

    if (scale == -1.0 && PyErr_Occurred())
        return NULL;
    self->scale = scale;
    Py_RETURN_NONE;
}

static PyGetSetDef gauge_getset[] = {
    {"scale", (getter)gauge_get_scale, (setter)(void (*)(void))gauge_set_scale, NULL, NULL},    // expect: RL903 'scale'
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject Gauge_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "gauges.Gauge",
    .tp_basicsize = sizeof(GaugeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_getset = gauge_getset,
};

static struct PyModuleDef gauges_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "gauges",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_gauges(void)
{
    PyObject *module = PyModule_Create(&gauges_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Gauge_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
