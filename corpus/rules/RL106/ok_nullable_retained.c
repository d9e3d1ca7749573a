/* What may be NULL is retained and released with the forms that allow it. */
#include <Python.h>

static PyObject *
event_call_with(PyObject *self, PyObject *args)
{
    PyObject *list, *func, *extra = NULL, *result;

    if (!PyArg_ParseTuple(args, "OO!", &func, &PyList_Type, &list))
        return NULL;
    if (PyList_GET_SIZE(list) > 0)
        extra = PyList_GET_ITEM(list, 0);
    Py_XINCREF(extra);
    result = PyObject_CallFunctionObjArgs(func, extra, NULL);
    Py_XDECREF(extra);
    return result;
}

static PyMethodDef event_methods[] = {
    {"call_with", event_call_with, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef event_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "event",
    .m_size = -1,
    .m_methods = event_methods,
};

PyMODINIT_FUNC
PyInit_event(void)
{
    return PyModule_Create(&event_module);
}
