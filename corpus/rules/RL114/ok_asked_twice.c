/* A tuple lends the same item each time that it is asked. */
#include <Python.h>

static PyObject *
prefixed(PyObject *module, PyObject *tuple)
{
    Py_ssize_t count = PyTuple_Size(tuple);
    PyObject *wide;

    if (count < 0)
        return NULL;
    wide = PyTuple_New(count + 1);
    if (wide == NULL)
        return NULL;
    PyTuple_SET_ITEM(wide, 0, Py_NewRef(module));
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_INCREF(PyTuple_GET_ITEM(tuple, i));
        PyTuple_SET_ITEM(wide, i + 1, PyTuple_GET_ITEM(tuple, i));
    }
    return wide;
}

static PyMethodDef prefix_methods[] = {
    {"prefixed", prefixed, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef prefix_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "prefix",
    .m_size = -1,
    .m_methods = prefix_methods,
};

PyMODINIT_FUNC
PyInit_prefix(void)
{
    return PyModule_Create(&prefix_module);
}
