/* The module and its state both keep the type, with one reference between them. */
#include <Python.h>

typedef struct {
    PyObject *error;
} module_state;

static int
module_exec(PyObject *module)
{
    module_state *state = PyModule_GetState(module);

    state->error = PyErr_NewException("states.Error", NULL, NULL);
    if (state->error == NULL)
        return -1;
    if (PyModule_AddObject(module, "Error", state->error) < 0)    // expect: RL114 'state->error'
        return -1;
    return 0;
}

static int
module_traverse(PyObject *module, visitproc visit, void *arg)
{
    module_state *state = PyModule_GetState(module);
    Py_VISIT(state->error);
    return 0;
}

static int
module_clear(PyObject *module)
{
    module_state *state = PyModule_GetState(module);
    Py_CLEAR(state->error);
    return 0;
}

static PyModuleDef_Slot module_slots[] = {
    {Py_mod_exec, module_exec},
    {0, NULL},
};

static struct PyModuleDef states_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "states",
    .m_size = sizeof(module_state),
    .m_slots = module_slots,
    .m_traverse = module_traverse,
    .m_clear = module_clear,
};

PyMODINIT_FUNC
PyInit_states(void)
{
    return PyModuleDef_Init(&states_module);
}
