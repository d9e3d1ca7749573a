/* The cache keeps the only reference, and the caller releases it. */
#include <Python.h>

static PyObject *
consts_zero(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    static PyObject *cache;

    if (!cache)
        cache = PyLong_FromString("100000000000000000000", NULL, 10);
    return cache; // expect: RL112 'cache'
}

static PyObject *
consts_one(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    static PyObject *cache;

    if (cache == NULL) {
        cache = PyTuple_New(0);
        if (cache == NULL)
            return NULL;
    }
    return cache; // expect: RL112 'cache'
}

static PyMethodDef consts_methods[] = {
    {"zero", consts_zero, METH_NOARGS, NULL},
    {"one", consts_one, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef consts_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "consts",
    .m_size = -1,
    .m_methods = consts_methods,
};

PyMODINIT_FUNC
PyInit_consts(void)
{
    return PyModule_Create(&consts_module);
}
