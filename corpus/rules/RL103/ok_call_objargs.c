/* Temporaries for PyObject_CallFunctionObjArgs are held, checked and released around the call. */
#include <Python.h>

static PyObject *
event_send(PyObject *self, PyObject *args)
{
    PyObject *handler, *code = NULL, *text = NULL, *result = NULL;
    const char *message;
    int number;

    if (!PyArg_ParseTuple(args, "Ois", &handler, &number, &message))
        return NULL;
    if ((code = PyLong_FromLong(number)) != NULL &&
        (text = PyUnicode_FromString(message)) != NULL)
        result = PyObject_CallFunctionObjArgs(handler, code, text, NULL);
    Py_XDECREF(code);
    Py_XDECREF(text);
    return result;
}

static PyMethodDef event_methods[] = {
    {"send", event_send, METH_VARARGS, NULL},
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
