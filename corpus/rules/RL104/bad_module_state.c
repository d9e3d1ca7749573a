/* A table in module state is replaced while the state owns the old one. */
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
tables_reset(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    module_state *st = get_state(self);
    PyObject *fresh = PyDict_New();

    if (fresh == NULL)
        return NULL;
    st->table = fresh; // expect: RL104 'st->table'
    Py_RETURN_NONE;
}

static int
tables_clear(PyObject *module)
{
    Py_CLEAR(get_state(module)->handler);
    Py_CLEAR(get_state(module)->table);
    return 0;
}

static int
tables_traverse(PyObject *module, visitproc visit, void *arg)
{
    Py_VISIT(get_state(module)->handler);
    Py_VISIT(get_state(module)->table);
    return 0;
}

static void
tables_free(void *module)
{
    (void)tables_clear((PyObject *)module);
}

static PyMethodDef tables_methods[] = {
    {"reset", tables_reset, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef tables_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tables",
    .m_size = sizeof(module_state),
    .m_methods = tables_methods,
    .m_traverse = tables_traverse,
    .m_clear = tables_clear,
    .m_free = tables_free,
};

PyMODINIT_FUNC
PyInit_tables(void)
{
    return PyModule_Create(&tables_module);
}
