/* What was saved is dropped. */
#include <Python.h>

struct demo {
    PyObject_HEAD
    PyObject *owner;
    Py_ssize_t size;
};

static PyObject *
demo_repr(struct demo *self)
{
    PyObject *type, *value, *traceback;
    PyObject *text = PyObject_Str(self->owner);

    if (text != NULL)
        return text;
    PyErr_Fetch(&type, &value, &traceback);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
    Py_RETURN_NONE;
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
