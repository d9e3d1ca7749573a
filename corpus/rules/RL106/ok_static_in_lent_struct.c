/* A static object that a structure holds: the helper that gets the structure may change it. */
#include <Python.h>

struct zone {
    PyObject *info;
    int depth;
};

extern int zone_load(struct zone *zone);

static int
refresh(struct zone *zone)
{
    return zone_load(zone) < 0 ? -1 : 0;
}

static PyObject *
zone_reset(PyObject *self, PyObject *arg)
{
    struct zone *zone = PyCapsule_GetPointer(arg, NULL);

    if (zone == NULL)
        return NULL;
    Py_XSETREF(zone->info, Py_NewRef(Py_None));
    if (refresh(zone) < 0) {
        PyErr_SetString(PyExc_ValueError, "no zone");
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *
zone_local(PyObject *self, PyObject *arg)
{
    struct zone zone;

    zone.info = Py_None;
    Py_INCREF(zone.info);
    zone.depth = 0;
    if (refresh(&zone) < 0) {
        Py_DECREF(zone.info);
        PyErr_SetString(PyExc_ValueError, "no zone");
        return NULL;
    }
    return zone.info;
}

static PyMethodDef zone_methods[] = {
    {"reset", zone_reset, METH_O, NULL},
    {"local", zone_local, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef zone_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "zone",
    .m_size = -1,
    .m_methods = zone_methods,
};

PyMODINIT_FUNC
PyInit_zone(void)
{
    return PyModule_Create(&zone_module);
}
