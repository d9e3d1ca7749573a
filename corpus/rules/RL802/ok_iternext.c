/* tp_iternext may return NULL without an exception: there is nothing left. */
#include <Python.h>

struct demo {
    PyObject_HEAD
    PyObject *owner;
    Py_ssize_t size;
};

static PyObject *
demo_next(struct demo *self)
{
    if (self->size <= 0)
        return NULL;
    return PyLong_FromSsize_t(self->size--);
}

static PyTypeObject demo_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "demo.Demo",
    .tp_basicsize = sizeof(struct demo),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_iter = (getiterfunc)PyObject_SelfIter,
    .tp_iternext = (iternextfunc)demo_next,
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
