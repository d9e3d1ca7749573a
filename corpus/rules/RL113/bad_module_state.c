/* Module state that m_clear releases keeps a borrowed argument. */
#include <Python.h>

typedef struct {
    PyObject *handler;
    PyObject *table;
} module_state;

static inline module_state *
get_state(PyObject *module)
{
    return (module_state *)PyModule_GetState(module);
}

static PyObject *
hooks_set(PyObject *self, PyObject *handler)
{
    module_state *st = get_state(self);

    st->handler = handler; // expect: RL113 'handler', RL104 'st->handler'
    Py_RETURN_NONE;
}

static int
hooks_clear(PyObject *module)
{
    Py_CLEAR(get_state(module)->handler);
    Py_CLEAR(get_state(module)->table);
    return 0;
}

static int
hooks_traverse(PyObject *module, visitproc visit, void *arg)
{
    Py_VISIT(get_state(module)->handler);
    Py_VISIT(get_state(module)->table);
    return 0;
}

static void
hooks_free(void *module)
{
    (void)hooks_clear((PyObject *)module);
}

static PyMethodDef hooks_methods[] = {
    {"set", hooks_set, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef hooks_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "hooks",
    .m_size = sizeof(module_state),
    .m_methods = hooks_methods,
    .m_traverse = hooks_traverse,
    .m_clear = hooks_clear,
    .m_free = hooks_free,
};

PyMODINIT_FUNC
PyInit_hooks(void)
{
    return PyModule_Create(&hooks_module);
}
