/* What is released is the method's own reference; the field keeps another one until it is replaced. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *hook;
} TurnObject;

static void
turn_dealloc(TurnObject *self)
{
    Py_XDECREF(self->hook);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
turn_hook(TurnObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->hook == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->hook);
}

static PyObject *
turn_run(TurnObject *self, PyObject *next)
{
    PyObject *hook = self->hook, *result;

    if (!PyUnicode_Check(next)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    if (hook == NULL) {
        self->hook = Py_NewRef(next);
        Py_RETURN_NONE;
    }
    Py_INCREF(hook);
    result = PyObject_CallNoArgs(hook);
    Py_DECREF(hook);
    if (result != NULL)
        Py_SETREF(self->hook, Py_NewRef(next));
    return result;
}

static PyMethodDef turn_methods[] = {
    {"run", (PyCFunction)turn_run, METH_O, NULL},
    {"hook", (PyCFunction)turn_hook, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Turn_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "turn.Turn",
    .tp_basicsize = sizeof(TurnObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)turn_dealloc,
    .tp_methods = turn_methods,
};

static struct PyModuleDef turn_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "turn",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_turn(void)
{
    PyObject *module;

    if (PyType_Ready(&Turn_Type) < 0)
        return NULL;
    module = PyModule_Create(&turn_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Turn", (PyObject *)&Turn_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
