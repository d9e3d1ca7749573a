/* The callback is kept in a global together with a reference to it. */
#include <Python.h>

static PyObject *callback = NULL;

static PyObject *
event_set_callback(PyObject *self, PyObject *args)
{
    PyObject *func, *old;

    if (!PyArg_ParseTuple(args, "O", &func))
        return NULL;
    if (!PyCallable_Check(func)) {
        PyErr_SetString(PyExc_TypeError, "callable expected");
        return NULL;
    }
    old = callback;
    callback = Py_NewRef(func);
    Py_XDECREF(old);
    Py_RETURN_NONE;
}

static PyObject *
event_fire(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *func, *result;

    if (callback == NULL)
        Py_RETURN_NONE;
    func = Py_NewRef(callback);
    result = PyObject_CallNoArgs(func);
    Py_DECREF(func);
    return result;
}

static PyMethodDef event_methods[] = {
    {"set_callback", event_set_callback, METH_VARARGS, NULL},
    {"fire", event_fire, METH_NOARGS, NULL},
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
