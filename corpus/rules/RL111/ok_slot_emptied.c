/* What was taken out of a tuple by emptying its slot, or before the slot is filled anew, is the function's own to release. */
#include <Python.h>

static int
drop_first(PyObject *pair)
{
    PyObject *first = PyTuple_GET_ITEM(pair, 0);

    PyTuple_SET_ITEM(pair, 0, NULL);
    Py_XDECREF(first);
    PyTuple_SET_ITEM(pair, 0, Py_NewRef(Py_None));
    return 0;
}

static void
replace_second(PyObject *pair, PyObject *value)
{
    Py_DECREF(PyTuple_GET_ITEM(pair, 1));
    PyTuple_SET_ITEM(pair, 1, Py_NewRef(value));
}

static PyObject *
reused_pair(PyObject *module, PyObject *value)
{
    PyObject *pair = PyTuple_Pack(2, module, module);

    if (pair == NULL)
        return NULL;
    drop_first(pair);
    replace_second(pair, value);
    return pair;
}

static PyMethodDef pair_methods[] = {
    {"reused_pair", reused_pair, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef pair_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pair",
    .m_size = -1,
    .m_methods = pair_methods,
};

PyMODINIT_FUNC
PyInit_pair(void)
{
    return PyModule_Create(&pair_module);
}
