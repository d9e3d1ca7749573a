/* m_traverse visits both objects of the state. */
#include <Python.h>

typedef struct {
    PyObject *error;
    PyObject *cache;
} names_state;

static int
names_exec(PyObject *module)
{
    names_state *state = PyModule_GetState(module);

    state->error = PyErr_NewException("names.Error", NULL, NULL);
    if (state->error == NULL)
        return -1;
    state->cache = PyDict_New();
    if (state->cache == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "Error", state->error);
}

static int
names_traverse(PyObject *module, visitproc visit, void *arg)
{
    names_state *state = PyModule_GetState(module);

    Py_VISIT(state->error);
    Py_VISIT(state->cache);
    return 0;
}

static int
names_clear(PyObject *module)
{
    names_state *state = PyModule_GetState(module);

    Py_CLEAR(state->error);
    Py_CLEAR(state->cache);
    return 0;
}

static void
names_free(void *module)
{
    names_clear((PyObject *)module);
}

static PyModuleDef_Slot names_slots[] = {
    {Py_mod_exec, names_exec},
    {0, NULL},
};

static struct PyModuleDef names_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "names",
    .m_size = sizeof(names_state),
    .m_slots = names_slots,
    .m_traverse = names_traverse,
    .m_clear = names_clear,
    .m_free = names_free,
};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModuleDef_Init(&names_module);
}
