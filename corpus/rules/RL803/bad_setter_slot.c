/* A failed update counts as success. */
#include <Python.h>

struct demo {
    PyObject_HEAD
    PyObject *owner;
    Py_ssize_t size;
};

static int
demo_setattro(struct demo *self, PyObject *name, PyObject *value)
{
    if (self->owner == NULL) {
        PyErr_SetString(PyExc_AttributeError, "read only");
        return 0; // expect: RL803 'demo_setattro'
    }
    return PyObject_SetAttr(self->owner, name, value);
}

static PyTypeObject demo_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "demo.Demo",
    .tp_basicsize = sizeof(struct demo),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_setattro = (setattrofunc)demo_setattro,
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    if (PyType_Ready(&demo_type) < 0)
        return NULL;
    return PyModule_Create(&demo_module);
}
