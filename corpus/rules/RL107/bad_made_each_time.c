/* The helper makes the separator each time. */
#include <Python.h>

static PyObject *
dotted(PyObject *parts, PyObject **dot)
{
    *dot = PyUnicode_FromString(".");
    if (*dot == NULL)
        return NULL;
    return PyUnicode_Join(*dot, parts);
}

static PyObject *
paths_dotted(PyObject *self, PyObject *paths)
{
    PyObject *dot = NULL, *result;

    if (!PyTuple_Check(paths))
        return PyErr_Format(PyExc_TypeError, "a tuple is wanted");
    result = PyTuple_New(PyTuple_GET_SIZE(paths));
    if (result == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(paths); i++) {
        PyObject *path = dotted(PyTuple_GET_ITEM(paths, i), &dot); // expect: RL107 'dotted'

        if (path == NULL) {
            Py_XDECREF(dot);
            Py_DECREF(result);
            return NULL;
        }
        PyTuple_SET_ITEM(result, i, path);
    }
    Py_XDECREF(dot);
    return result;
}

static PyMethodDef paths_methods[] = {
    {"dotted", (PyCFunction)paths_dotted, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef paths_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "paths",
    .m_size = -1,
    .m_methods = paths_methods,
};

PyMODINIT_FUNC
PyInit_paths(void)
{
    return PyModule_Create(&paths_module);
}
