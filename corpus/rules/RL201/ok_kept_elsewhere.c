/* The context that a variable keeps is used after our own reference to it went: the variable's is still there. */
#include <Python.h>

static PyObject *current;

/* Borrowed: the context variable keeps it for as long as the call lasts. */
static PyObject *
current_settings(void)
{
    PyObject *settings, *token;

    if (PyContextVar_Get(current, NULL, &settings) < 0)
        return NULL;
    if (settings == NULL) {
        settings = PyDict_New();
        if (settings == NULL)
            return NULL;
        token = PyContextVar_Set(current, settings);
        if (token == NULL) {
            Py_DECREF(settings);
            return NULL;
        }
        Py_DECREF(token);
    }
    return settings;
}

static PyObject *
count_settings(PyObject *module, PyObject *Py_UNUSED(args))
{
    PyObject *settings = current_settings();

    if (settings == NULL)
        return NULL;
    Py_DECREF(settings);
    return PyLong_FromSsize_t(PyDict_Size(settings));
}

static PyObject *
frame_local(PyFrameObject *frame, PyObject *name)
{
    PyObject *locals = PyFrame_GetLocals(frame);
    PyObject *value;

    if (locals == NULL)
        return NULL;
    value = PyDict_GetItemWithError(locals, name);
    Py_DECREF(locals);
    return Py_XNewRef(value);
}

static PyObject *
caller_local(PyObject *module, PyObject *name)
{
    PyFrameObject *frame = PyEval_GetFrame();
    PyObject *value = frame == NULL ? NULL : frame_local(frame, name);

    if (value == NULL && !PyErr_Occurred())
        PyErr_SetObject(PyExc_KeyError, name);
    return value;
}

static PyMethodDef settings_methods[] = {
    {"count_settings", count_settings, METH_NOARGS, NULL},
    {"caller_local", caller_local, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef settings_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "settings",
    .m_size = -1,
    .m_methods = settings_methods,
};

PyMODINIT_FUNC
PyInit_settings(void)
{
    current = PyContextVar_New("settings", NULL);
    if (current == NULL)
        return NULL;
    return PyModule_Create(&settings_module);
}
