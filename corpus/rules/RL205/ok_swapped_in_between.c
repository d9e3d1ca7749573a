/* The released reference is the one that the function had taken itself; the field keeps its own. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *func;
} CallObject;

static void
call_dealloc(CallObject *self)
{
    Py_XDECREF(self->func);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
call_func(CallObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->func == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->func);
}

static PyObject *
call_set(CallObject *self, PyObject *func)
{
    if (!PyUnicode_Check(func)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_XSETREF(self->func, Py_NewRef(func));
    Py_RETURN_NONE;
}

static PyObject *
call_run(CallObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *result;

    if (self->func == NULL)
        Py_RETURN_NONE;
    Py_INCREF(self->func);
    result = PyObject_CallNoArgs(self->func);
    Py_DECREF(self->func);
    return result;
}

static PyMethodDef call_methods[] = {
    {"run", (PyCFunction)call_run, METH_NOARGS, NULL},
    {"func", (PyCFunction)call_func, METH_NOARGS, NULL},
    {"set", (PyCFunction)call_set, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Call_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "call.Call",
    .tp_basicsize = sizeof(CallObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)call_dealloc,
    .tp_methods = call_methods,
};

static struct PyModuleDef call_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "call",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_call(void)
{
    PyObject *module;

    if (PyType_Ready(&Call_Type) < 0)
        return NULL;
    module = PyModule_Create(&call_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Call", (PyObject *)&Call_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
