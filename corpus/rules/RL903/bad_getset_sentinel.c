/* The table of attributes ends without a sentinel. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    long hits;
} MeterObject;

static PyObject *
meter_hits(MeterObject *self, void *Py_UNUSED(closure))
{
    return PyLong_FromLong(self->hits);
}

static PyGetSetDef meter_getset[] = {    // expect: RL903 'meter_getset'
    {"hits", (getter)meter_hits, NULL, NULL, NULL},
};

static PyTypeObject Meter_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "meters.Meter",
    .tp_basicsize = sizeof(MeterObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_getset = meter_getset,
};

static struct PyModuleDef meters_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "meters",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_meters(void)
{
    PyObject *module = PyModule_Create(&meters_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Meter_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
