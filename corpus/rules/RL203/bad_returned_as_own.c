/* An item is borrowed from a tuple that goes, and returned as if it were the caller's. */
#include <Python.h>

static PyObject *
unpair_left(PyObject *self, PyObject *func)
{
    PyObject *pair, *left;

    pair = PyObject_CallNoArgs(func);
    if (pair == NULL)
        return NULL;
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_SetString(PyExc_TypeError, "a pair, please");
        Py_DECREF(pair);
        return NULL;
    }
    left = PyTuple_GET_ITEM(pair, 0);
    Py_DECREF(pair);
    return left; // expect: RL203 'left'
}

static PyMethodDef unpair_methods[] = {
    {"left", unpair_left, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef unpair_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "unpair",
    .m_size = -1,
    .m_methods = unpair_methods,
};

PyMODINIT_FUNC
PyInit_unpair(void)
{
    return PyModule_Create(&unpair_module);
}
