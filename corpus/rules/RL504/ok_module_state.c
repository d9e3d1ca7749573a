/* The function is looked up when the module is executed, and kept in its state. */
#include <Python.h>

typedef struct {
    PyObject *dumps;
} spam_state;

static PyObject *
spam_dump(PyObject *module, PyObject *obj)
{
    spam_state *state = PyModule_GetState(module);

    return PyObject_CallOneArg(state->dumps, obj);
}

static int
spam_exec(PyObject *module)
{
    spam_state *state = PyModule_GetState(module);
    PyObject *json = PyImport_ImportModule("json");

    if (json == NULL)
        return -1;
    state->dumps = PyObject_GetAttrString(json, "dumps");
    Py_DECREF(json);
    return state->dumps == NULL ? -1 : 0;
}

static int
spam_traverse(PyObject *module, visitproc visit, void *arg)
{
    spam_state *state = PyModule_GetState(module);

    Py_VISIT(state->dumps);
    return 0;
}

static int
spam_clear(PyObject *module)
{
    spam_state *state = PyModule_GetState(module);

    Py_CLEAR(state->dumps);
    return 0;
}

static void
spam_free(void *module)
{
    spam_clear(module);
}

static PyMethodDef spam_methods[] = {
    {"dump", spam_dump, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyModuleDef_Slot spam_slots[] = {
    {Py_mod_exec, spam_exec},
    {0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = sizeof(spam_state),
    .m_methods = spam_methods,
    .m_slots = spam_slots,
    .m_traverse = spam_traverse,
    .m_clear = spam_clear,
    .m_free = spam_free,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModuleDef_Init(&spam_module);
}
