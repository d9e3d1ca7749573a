/* The state owns objects, but there is no m_traverse. */
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

static PyModuleDef_Slot names_slots[] = {
    {Py_mod_exec, names_exec},
    {0, NULL},
};

static struct PyModuleDef names_module = {    // expect: RL311 'names_module'
    PyModuleDef_HEAD_INIT,
    .m_name = "names",
    .m_size = sizeof(names_state),
    .m_slots = names_slots,
};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModuleDef_Init(&names_module);
}
