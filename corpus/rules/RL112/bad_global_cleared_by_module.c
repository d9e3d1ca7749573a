/* What the module releases when it is freed is returned without a reference. */
#include <Python.h>

static PyObject *registry;

static PyObject *
shared_get(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    if (registry == NULL) {
        registry = PyDict_New();
        if (registry == NULL)
            return NULL;
    }
    return registry; // expect: RL112 'registry'
}

static void
shared_free(void *module)
{
    Py_CLEAR(registry);
}

static PyMethodDef shared_methods[] = {
    {"get", shared_get, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef shared_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shared",
    .m_size = -1,
    .m_methods = shared_methods,
    .m_free = shared_free,
};

PyMODINIT_FUNC
PyInit_shared(void)
{
    return PyModule_Create(&shared_module);
}
