/* A recursive helper gives a new reference; its caller only looks at it. */
#include <Python.h>

static PyObject *
nested_list(long depth)
{
    PyObject *inner, *outer;

    if (depth == 0)
        return PyList_New(0);
    inner = nested_list(depth - 1);
    if (inner == NULL)
        return NULL;
    outer = PyList_New(1);
    if (outer == NULL) {
        Py_DECREF(inner);
        return NULL;
    }
    PyList_SET_ITEM(outer, 0, inner);
    return outer;
}

static PyObject *
nested_run(PyObject *self, PyObject *arg)
{
    PyObject *list;
    long depth = PyLong_AsLong(arg);

    if (depth == -1 && PyErr_Occurred())
        return NULL;
    list = nested_list(depth);
    if (list == NULL)
        return NULL;
    return PyLong_FromSsize_t(PyList_Size(list)); // expect: RL101 'list'
}

static PyMethodDef nested_methods[] = {
    {"run", nested_run, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef nested_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "nested",
    .m_size = -1,
    .m_methods = nested_methods,
};

PyMODINIT_FUNC
PyInit_nested(void)
{
    return PyModule_Create(&nested_module);
}
