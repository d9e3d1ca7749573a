/* The items of a returned pair are used after the pair was released. */
#include <Python.h>

static PyObject *
pairs_total(PyObject *self, PyObject *func)
{
    PyObject *pair, *left, *right;

    pair = PyObject_CallNoArgs(func);
    if (pair == NULL)
        return NULL;
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_SetString(PyExc_TypeError, "a pair, please");
        Py_DECREF(pair);
        return NULL;
    }
    left = PyTuple_GET_ITEM(pair, 0);
    right = PyTuple_GET_ITEM(pair, 1);
    Py_DECREF(pair);
    return PyNumber_Add(left, right); // expect: RL203 'left', RL203 'right'
}

static PyMethodDef pairs_methods[] = {
    {"total", pairs_total, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef pairs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pairs",
    .m_size = -1,
    .m_methods = pairs_methods,
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
    return PyModule_Create(&pairs_module);
}
