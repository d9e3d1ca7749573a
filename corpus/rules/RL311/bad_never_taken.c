/* The state comes from a getter, and no path leads to the visit of one field. */
#include <Python.h>
#include <assert.h>

#define VISIT_HOOK 0

typedef struct {
    PyObject *cache;
    PyObject *hook;
} CacheState;

static CacheState *
get_state(PyObject *module)
{
    void *state = PyModule_GetState(module);

    assert(state != NULL);
    return (CacheState *)state;
}

static PyObject *
cache_set_hook(PyObject *module, PyObject *hook)
{
    CacheState *state = get_state(module);

    Py_XSETREF(state->hook, Py_NewRef(hook));
    Py_RETURN_NONE;
}

static int
cache_exec(PyObject *module)
{
    CacheState *state = get_state(module);

    state->cache = PyDict_New();
    return state->cache == NULL ? -1 : 0;
}

static int
cache_traverse(PyObject *module, visitproc visit, void *arg)    // expect: RL311 'hook'
{
    CacheState *state = get_state(module);
    int deep = VISIT_HOOK;

    Py_VISIT(state->cache);
    if (deep)
        Py_VISIT(state->hook);
    return 0;
}

static int
cache_clear(PyObject *module)
{
    CacheState *state = get_state(module);

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
    .m_methods = cache_methods,
    .m_slots = cache_slots,
    .m_traverse = cache_traverse,
    .m_clear = cache_clear,
    .m_free = cache_free,
};

PyMODINIT_FUNC
PyInit_cache(void)
{
    return PyModuleDef_Init(&cache_module);
}
