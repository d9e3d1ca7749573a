/* The helper clears the exception on behalf of the destructor. */
#include <Python.h>

struct demo {
    PyObject_HEAD
    PyObject *owner;
    Py_ssize_t size;
};

static void
forget(PyObject *registry)
{
    if (PyMapping_DelItemString(registry, "demo") < 0)
        PyErr_Clear();
}

static void
demo_dealloc(struct demo *self)
{
    forget(self->owner); // expect: RL804 'forget'
    Py_CLEAR(self->owner);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject demo_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "demo.Demo",
    .tp_basicsize = sizeof(struct demo),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)demo_dealloc,
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
