/* The reference moves into a heap block that a capsule owns; the capsule's destructor releases it. */
#include <Python.h>

struct context {
    PyObject *callback;
    int calls;
};

static void
context_free(PyObject *capsule)
{
    struct context *ctx = PyCapsule_GetPointer(capsule, "hook.context");

    if (ctx == NULL) {
        PyErr_WriteUnraisable(capsule);
        return;
    }
    Py_XDECREF(ctx->callback);
    PyMem_Free(ctx);
}

static PyObject *
hook_open(PyObject *self, PyObject *callback)
{
    struct context *ctx;
    PyObject *capsule;

    ctx = PyMem_Malloc(sizeof(*ctx));
    if (ctx == NULL)
        return PyErr_NoMemory();
    ctx->callback = Py_NewRef(callback);
    ctx->calls = 0;
    capsule = PyCapsule_New(ctx, "hook.context", context_free);
    if (capsule == NULL) {
        Py_DECREF(ctx->callback);
        PyMem_Free(ctx);
        return NULL;
    }
    return capsule;
}

static PyObject *
hook_call(PyObject *self, PyObject *capsule)
{
    struct context *ctx = PyCapsule_GetPointer(capsule, "hook.context");

    if (ctx == NULL)
        return NULL;
    ctx->calls++;
    return PyObject_CallNoArgs(ctx->callback);
}

static PyMethodDef hook_methods[] = {
    {"open", hook_open, METH_O, NULL},
    {"call", hook_call, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef hook_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "hook",
    .m_size = -1,
    .m_methods = hook_methods,
};

PyMODINIT_FUNC
PyInit_hook(void)
{
    return PyModule_Create(&hook_module);
}
