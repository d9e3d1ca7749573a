/* m_clear leaves an object of the state. */
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
names_clear(PyObject *module)    // expect: RL311 'cache'
{
    names_state *state = PyModule_GetState(module);

    Py_CLEAR(state->error);
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
    "names",
    NULL,
    sizeof(names_state),
    NULL,
    names_slots,
    names_traverse,
    names_clear,
    names_free,
};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModuleDef_Init(&names_module);
}
