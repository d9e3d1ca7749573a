/* A capsule owns the block; its destructor frees it. */
#include <Python.h>

struct rng {
    unsigned long state;
};

static void
rng_free(PyObject *capsule)
{
    free(PyCapsule_GetPointer(capsule, "rng.state"));
}

static PyObject *
rng_new(PyObject *self, PyObject *args)
{
    struct rng *rng;
    PyObject *capsule;
    unsigned long seed;

    if (!PyArg_ParseTuple(args, "k", &seed))
        return NULL;
    rng = malloc(sizeof(*rng));
    if (rng == NULL)
        return PyErr_NoMemory();
    rng->state = seed;
    capsule = PyCapsule_New(rng, "rng.state", rng_free);
    if (capsule == NULL)
        free(rng);
    return capsule;
}

static PyObject *
rng_next(PyObject *self, PyObject *capsule)
{
    struct rng *rng = PyCapsule_GetPointer(capsule, "rng.state");

    if (rng == NULL)
        return NULL;
    rng->state = rng->state * 6364136223846793005UL + 1442695040888963407UL;
    return PyLong_FromUnsignedLong(rng->state >> 33);
}

static PyMethodDef rng_methods[] = {
    {"new", rng_new, METH_VARARGS, NULL},
    {"next", rng_next, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef rng_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "rng",
    .m_size = -1,
    .m_methods = rng_methods,
};

PyMODINIT_FUNC
PyInit_rng(void)
{
    return PyModule_Create(&rng_module);
}
