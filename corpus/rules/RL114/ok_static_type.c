/* PyModule_AddObject steals the reference to a static type that was taken for it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    double x, y;
} PointObject;

static PyTypeObject Point_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "geo.Point",
    .tp_basicsize = sizeof(PointObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef geo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "geo",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_geo(void)
{
    PyObject *module;

    if (PyType_Ready(&Point_Type) < 0)
        return NULL;
    module = PyModule_Create(&geo_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&Point_Type);
    if (PyModule_AddObject(module, "Point", (PyObject *)&Point_Type) < 0) {
        Py_DECREF(&Point_Type);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
