/* A library fills one pointer in a block, which is lost when that fails. */
#include <Python.h>

typedef struct cctx cctx;
size_t lz_create_context(cctx **context, unsigned version);
size_t lz_is_error(size_t code);

struct context {
    cctx *native;
    int level;
};

static void
context_free(PyObject *capsule)
{
    PyMem_Free(PyCapsule_GetPointer(capsule, "context"));
}

static PyObject *
context_create(PyObject *self, PyObject *unused)
{
    PyObject *capsule;
    struct context *context = PyMem_Malloc(sizeof(*context));

    if (context == NULL)
        return PyErr_NoMemory();
    if (lz_is_error(lz_create_context(&context->native, 100))) {
        PyErr_SetString(PyExc_RuntimeError, "no context");
        return NULL;    // expect: RL604 'context'
    }
    capsule = PyCapsule_New(context, "context", context_free);
    if (capsule == NULL)
        PyMem_Free(context);
    return capsule;
}

static PyMethodDef contexts_methods[] = {
    {"create", context_create, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef contexts_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "contexts",
    .m_size = -1,
    .m_methods = contexts_methods,
};

PyMODINIT_FUNC
PyInit_contexts(void)
{
    return PyModule_Create(&contexts_module);
}
