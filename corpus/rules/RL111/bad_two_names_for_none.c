/* Both results may be None, are told to be the same object, and one is released twice. */
#include <Python.h>

static PyObject *
offset_of(PyObject *zone)
{
    if (zone == Py_None)
        Py_RETURN_NONE;
    return PyObject_CallNoArgs(zone);
}

static PyObject *
zones_same(PyObject *self, PyObject *args)
{
    PyObject *left, *right, *first, *second;
    int same;

    if (!PyArg_ParseTuple(args, "OO", &left, &right))
        return NULL;
    first = offset_of(left);
    if (first == NULL)
        return NULL;
    second = offset_of(right);
    if (second == NULL) {
        Py_DECREF(first);
        return NULL;
    }
    same = first == second;
    if (first == second) {
        Py_DECREF(first);
        Py_DECREF(second);
        Py_DECREF(second); // expect: RL111 'second'
        return PyBool_FromLong(same);
    }
    Py_DECREF(first);
    Py_DECREF(second);
    return PyBool_FromLong(same);
}

static PyMethodDef zones_methods[] = {
    {"same", (PyCFunction)zones_same, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef zones_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "zones",
    .m_size = -1,
    .m_methods = zones_methods,
};

PyMODINIT_FUNC
PyInit_zones(void)
{
    return PyModule_Create(&zones_module);
}
