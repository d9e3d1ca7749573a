/* A list's item is retained before a callback, and no one gives that reference back. */
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
    return result; // expect: RL106 'event'
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
