/* A destructor and its helper leave their fields as they are: the object goes. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
    PyObject *next;
} NodeObject;

static void
node_finish(NodeObject *self)
{
    Py_XDECREF(self->value);
    if (self->next != NULL)
        Py_DECREF(self->next);
}

static void
node_dealloc(NodeObject *self)
{
    node_finish(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
node_value(NodeObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->value == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->value);
}

static PyObject *
node_link(NodeObject *self, PyObject *next)
{
    if (!PyUnicode_Check(next)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_XSETREF(self->next, Py_NewRef(next));
    Py_XSETREF(self->value, PyLong_FromLong(1));
    if (self->value == NULL)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef node_methods[] = {
    {"value", (PyCFunction)node_value, METH_NOARGS, NULL},
    {"link", (PyCFunction)node_link, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Node_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "node.Node",
    .tp_basicsize = sizeof(NodeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)node_dealloc,
    .tp_methods = node_methods,
};

static struct PyModuleDef node_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "node",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_node(void)
{
    PyObject *module;

    if (PyType_Ready(&Node_Type) < 0)
        return NULL;
    module = PyModule_Create(&node_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Node", (PyObject *)&Node_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
