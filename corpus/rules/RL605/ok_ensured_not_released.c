/* A callback of a library releases the GIL on both ways out. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

static PyObject *handler;

extern void library_on_event(void (*callback)(int, void *), void *data);

static void
on_event(int number, void *data)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *result;

    if (handler == NULL)
        goto done;
    result = PyObject_CallFunction(handler, "i", number);
    if (result == NULL)
        PyErr_WriteUnraisable(handler);
    Py_XDECREF(result);
done:
    PyGILState_Release(state);
}

static PyObject *
events_start(PyObject *self, PyObject *function)
{
    Py_INCREF(function);
    Py_XSETREF(handler, function);
    library_on_event(on_event, NULL);
    Py_RETURN_NONE;
}

static PyMethodDef events_methods[] = {
    {"start", events_start, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef events_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "events",
    .m_size = -1,
    .m_methods = events_methods,
};

PyMODINIT_FUNC
PyInit_events(void)
{
    return PyModule_Create(&events_module);
}
