/* The function drops its own reference to the list, but its caller has one. */
#include <Python.h>

static PyObject *
args_head(PyObject *self, PyObject *list)
{
    PyObject *item;

    if (!PyList_Check(list) || PyList_GET_SIZE(list) == 0)
        Py_RETURN_NONE;
    Py_INCREF(list);
    if (PyList_Sort(list) < 0) {
        Py_DECREF(list);
        return NULL;
    }
    item = PyList_GET_ITEM(list, 0);
    Py_DECREF(list);
    return Py_NewRef(item);
}

static PyMethodDef args_methods[] = {
    {"head", args_head, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef args_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "args",
    .m_size = -1,
    .m_methods = args_methods,
};

PyMODINIT_FUNC
PyInit_args(void)
{
    return PyModule_Create(&args_module);
}
