/* The error path leaves the tuple to the failed resize. */
#include <Python.h>

static PyObject *
pair_of(PyObject *self, PyObject *object)
{
    PyObject *tuple = PyTuple_New(3);

    if (tuple == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < 2; i++) {
        Py_INCREF(object);
        PyTuple_SET_ITEM(tuple, i, object);
    }
    if (_PyTuple_Resize(&tuple, 2) < 0)
        return NULL;
    return tuple;
}

static PyMethodDef pair_methods[] = {
    {"of", pair_of, METH_O, NULL},
    {NULL, NULL, 0, NULL}
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
