/* Two fields are released, and one of them is set to NULL. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *left;
    PyObject *right;
} LinkObject;

static void
link_dealloc(LinkObject *self)
{
    Py_XDECREF(self->left);
    Py_XDECREF(self->right);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
link_join(LinkObject *self, PyObject *args)
{
    PyObject *left, *right;

    if (!PyArg_ParseTuple(args, "UU", &left, &right))
        return NULL;
    Py_XSETREF(self->left, Py_NewRef(left));
    Py_XSETREF(self->right, Py_NewRef(right));
    Py_RETURN_NONE;
}

static PyObject *
link_left(LinkObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->left == NULL || self->right == NULL)
        Py_RETURN_NONE;
    return PyTuple_Pack(2, self->left, self->right);
}

static PyObject *
link_reset(LinkObject *self, PyObject *Py_UNUSED(ignored))
{
    Py_CLEAR(self->left);
    Py_XDECREF(self->right); // expect: RL205 'self->right'
    Py_RETURN_NONE;
}

static PyMethodDef link_methods[] = {
    {"reset", (PyCFunction)link_reset, METH_NOARGS, NULL},
    {"left", (PyCFunction)link_left, METH_NOARGS, NULL},
    {"join", (PyCFunction)link_join, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Link_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pairing.Link",
    .tp_basicsize = sizeof(LinkObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)link_dealloc,
    .tp_methods = link_methods,
};

static struct PyModuleDef pairing_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pairing",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_pairing(void)
{
    PyObject *module;

    if (PyType_Ready(&Link_Type) < 0)
        return NULL;
    module = PyModule_Create(&pairing_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Link", (PyObject *)&Link_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
