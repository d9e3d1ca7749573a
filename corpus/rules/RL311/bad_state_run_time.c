/* A dictionary in the module's state is not visited: assigned at run time. */
#include <Python.h>

typedef struct {
    PyObject *cache;
    PyObject *hook;
} CacheState;

static PyObject *
cache_set_hook(PyObject *module, PyObject *hook)
{
    CacheState *state = PyModule_GetState(module);

    Py_XSETREF(state->hook, Py_NewRef(hook));
    Py_RETURN_NONE;
}

static int
cache_exec(PyObject *module)
{
    CacheState *state = PyModule_GetState(module);

    state->cache = PyDict_New();
    return state->cache == NULL ? -1 : 0;
}

static int
cache_traverse(PyObject *module, visitproc visit, void *arg)    // expect: RL311 'cache'
{
    CacheState *state = PyModule_GetState(module);

    Py_VISIT(state->hook);
    return 0;
}

static int
cache_clear(PyObject *module)
{
    CacheState *state = PyModule_GetState(module);

    Py_CLEAR(state->cache);
    Py_CLEAR(state->hook);
    return 0;
}

static void
cache_free(void *module)
{
    (void)cache_clear((PyObject *)module);
}

static PyMethodDef cache_methods[] = {
    {"set_hook", cache_set_hook, METH_O, "Sets the hook."},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot cache_slots[] = {
    {Py_mod_exec, cache_exec},
    {0, NULL},
};

static struct PyModuleDef cache_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cache",
    .m_size = sizeof(CacheState),
};

PyMODINIT_FUNC
PyInit_cache(void)
{
    cache_module.m_methods = cache_methods;
    cache_module.m_slots = cache_slots;
    cache_module.m_traverse = cache_traverse;
    cache_module.m_clear = cache_clear;
    cache_module.m_free = cache_free;
    return PyModuleDef_Init(&cache_module);
}
