/* tp_init returns -1 with an exception. */
#include <Python.h>

struct demo {
    PyObject_HEAD
    PyObject *owner;
    Py_ssize_t size;
};

static int
demo_init(struct demo *self, PyObject *args, PyObject *kwds)
{
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "n", &size))
        return -1;
    if (size < 0) {
        PyErr_SetString(PyExc_ValueError, "negative size");
        return -1;
    }
    self->size = size;
    return 0;
}

static PyTypeObject demo_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "demo.Demo",
    .tp_basicsize = sizeof(struct demo),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_init = (initproc)demo_init,
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
