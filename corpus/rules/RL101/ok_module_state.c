/* New references move into the module's state, where the module's clear function releases them. */
#include <Python.h>

typedef struct {
    PyObject *error;
    PyObject *registry;
} reg_state;

static int
reg_exec(PyObject *module)
{
    reg_state *state = PyModule_GetState(module);

    state->error = PyErr_NewException("reg.Error", NULL, NULL);
    if (state->error == NULL)
        return -1;
    state->registry = PyDict_New();
    if (state->registry == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "Error", state->error);
}

static int
reg_traverse(PyObject *module, visitproc visit, void *arg)
{
    reg_state *state = PyModule_GetState(module);

    Py_VISIT(state->error);
    Py_VISIT(state->registry);
    return 0;
}

static int
reg_clear(PyObject *module)
{
    reg_state *state = PyModule_GetState(module);

    Py_CLEAR(state->error);
    Py_CLEAR(state->registry);
    return 0;
}

static void
reg_free(void *module)
{
    reg_clear((PyObject *)module);
}

static PyModuleDef_Slot reg_slots[] = {
    {Py_mod_exec, reg_exec},
    {0, NULL}
};

static struct PyModuleDef reg_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "reg",
    .m_size = sizeof(reg_state),
    .m_slots = reg_slots,
    .m_traverse = reg_traverse,
    .m_clear = reg_clear,
    .m_free = reg_free,
};

PyMODINIT_FUNC
PyInit_reg(void)
{
    return PyModuleDef_Init(&reg_module);
}
