/* Two slots are to change places, but the old left one is kept by nobody. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *left;
    PyObject *right;
} SwapObject;

static int
swap_traverse(SwapObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->left);
    Py_VISIT(self->right);
    return 0;
}

static int
swap_clear(SwapObject *self)
{
    Py_CLEAR(self->left);
    Py_CLEAR(self->right);
    return 0;
}

static void
swap_dealloc(SwapObject *self)
{
    PyObject_GC_UnTrack(self);
    swap_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
swap_swap(SwapObject *self, PyObject *Py_UNUSED(ignored))
{
    self->left = self->right; // expect: RL104 'self->left'
    self->right = NULL;
    Py_RETURN_NONE;
}

static PyMethodDef swap_methods[] = {
    {"swap", (PyCFunction)swap_swap, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Swap_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "swap.Swap",
    .tp_basicsize = sizeof(SwapObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)swap_dealloc,
    .tp_traverse = (traverseproc)swap_traverse,
    .tp_clear = (inquiry)swap_clear,
    .tp_methods = swap_methods,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef swap_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "swap",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_swap(void)
{
    PyObject *module;

    if (PyType_Ready(&Swap_Type) < 0)
        return NULL;
    module = PyModule_Create(&swap_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Swap", (PyObject *)&Swap_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
