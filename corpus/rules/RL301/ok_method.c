/* A list keeps something else by its method. */
#include <Python.h>

static PyObject *
knots_tie(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *list = PyList_New(0), *dict = PyDict_New(), *none;

    if (list == NULL || dict == NULL)
        goto error;
    if (PyDict_SetItemString(dict, "list", list) < 0)
        goto error;
    none = PyObject_CallMethod(list, "append", "O", self);
    if (none == NULL)
        goto error;
    Py_DECREF(none);
    Py_DECREF(dict);
    return list;
error:
    Py_XDECREF(list);
    Py_XDECREF(dict);
    return NULL;
}

static PyMethodDef knots_methods[] = {
    {"tie", knots_tie, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
    .m_methods = knots_methods,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    return PyModule_Create(&knots_module);
}
