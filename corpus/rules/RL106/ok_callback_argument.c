/* A list's item is retained for the time of a callback, and released after it. */
#include <Python.h>

static PyObject *
event_fire(PyObject *self, PyObject *args)
{
    PyObject *callback, *events, *event, *result;

    if (!PyArg_ParseTuple(args, "OO!", &callback, &PyList_Type, &events))
        return NULL;
    event = PyList_GetItem(events, 0);
    if (event == NULL)
        return NULL;
    Py_INCREF(event);
    result = PyObject_CallFunctionObjArgs(callback, event, NULL);
    Py_DECREF(event);
    return result;
}

static PyMethodDef event_methods[] = {
    {"fire", event_fire, METH_VARARGS, NULL},
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
