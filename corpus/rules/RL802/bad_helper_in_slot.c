/* The helper fails without an exception when memory runs out. */
#include <Python.h>

struct demo {
    PyObject_HEAD
    PyObject *owner;
    Py_ssize_t size;
};

static int
fill(struct demo *self)
{
    char *block;

    if (self->owner == NULL) {
        PyErr_SetString(PyExc_RuntimeError, "no owner");
        return -1;
    }
    block = PyMem_Malloc(100);
    if (block == NULL)
        return -1;
    self->size = 100;
    PyMem_Free(block);
    return 0;
}

static PyObject *
demo_repr(struct demo *self)
{
    if (fill(self) < 0)
        return NULL; // expect: RL802 'demo_repr'
    return PyUnicode_FromFormat("<%zd>", self->size);
}

static PyTypeObject demo_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "demo.Demo",
    .tp_basicsize = sizeof(struct demo),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_repr = (reprfunc)demo_repr,
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
