/* Fields that Python code fills by a method, a setter, an array of arguments, an item of them and through a list; the collector knows none of the types. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *value;
} MethodObject;

static void
method_dealloc(MethodObject *self)
{
    Py_CLEAR(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
method_set(MethodObject *self, PyObject *value)
{
    Py_XSETREF(self->value, Py_NewRef(value));
    Py_RETURN_NONE;
}

static PyMethodDef method_methods[] = {
    {"set", (PyCFunction)method_set, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Method_Type = {    // expect: RL303 'Method_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "holders.Method",
    .tp_basicsize = sizeof(MethodObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)method_dealloc,
    .tp_methods = method_methods,
    .tp_new = PyType_GenericNew,
};

typedef struct {
    PyObject_HEAD
    PyObject *value;
} SetterObject;

static void
setter_dealloc(SetterObject *self)
{
    Py_CLEAR(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
setter_set(SetterObject *self, PyObject *value, void *closure)
{
    Py_XSETREF(self->value, Py_XNewRef(value));
    return 0;
}

static PyGetSetDef setter_getset[] = {
    {"value", NULL, (setter)setter_set, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

static PyTypeObject Setter_Type = {    // expect: RL303 'Setter_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "holders.Setter",
    .tp_basicsize = sizeof(SetterObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)setter_dealloc,
    .tp_getset = setter_getset,
    .tp_new = PyType_GenericNew,
};

typedef struct {
    PyObject_HEAD
    PyObject *value;
} ArrayObject;

static void
array_dealloc(ArrayObject *self)
{
    Py_CLEAR(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
array_set(ArrayObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 1) {
        PyErr_SetString(PyExc_TypeError, "one argument, please");
        return NULL;
    }
    Py_XSETREF(self->value, Py_NewRef(args[0]));
    Py_RETURN_NONE;
}

static PyMethodDef array_methods[] = {
    {"set", (PyCFunction)(void (*)(void))array_set, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Array_Type = {    // expect: RL303 'Array_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "holders.Array",
    .tp_basicsize = sizeof(ArrayObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)array_dealloc,
    .tp_methods = array_methods,
    .tp_new = PyType_GenericNew,
};

typedef struct {
    PyObject_HEAD
    PyObject *value;
} ListObject;

static void
list_dealloc(ListObject *self)
{
    Py_CLEAR(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
list_add(ListObject *self, PyObject *value)
{
    if (self->value == NULL && (self->value = PyList_New(0)) == NULL)
        return NULL;
    if (PyList_Append(self->value, value) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef list_methods[] = {
    {"set", (PyCFunction)list_add, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject List_Type = {    // expect: RL303 'List_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "holders.List",
    .tp_basicsize = sizeof(ListObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)list_dealloc,
    .tp_methods = list_methods,
    .tp_new = PyType_GenericNew,
};

typedef struct {
    PyObject_HEAD
    PyObject *value;
} ItemObject;

static void
item_dealloc(ItemObject *self)
{
    Py_CLEAR(self->value);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static int
item_init(ItemObject *self, PyObject *args, PyObject *kwargs)
{
    if (PyTuple_GET_SIZE(args) != 1) {
        PyErr_SetString(PyExc_TypeError, "one argument, please");
        return -1;
    }
    Py_XSETREF(self->value, Py_NewRef(PyTuple_GET_ITEM(args, 0)));
    return 0;
}

static PyTypeObject Item_Type = {    // expect: RL303 'Item_Type'
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "holders.Item",
    .tp_basicsize = sizeof(ItemObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)item_dealloc,
    .tp_init = (initproc)item_init,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef holders_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "holders",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_holders(void)
{
    if (PyType_Ready(&Method_Type) < 0)
        return NULL;
    if (PyType_Ready(&Setter_Type) < 0)
        return NULL;
    if (PyType_Ready(&Array_Type) < 0)
        return NULL;
    if (PyType_Ready(&List_Type) < 0)
        return NULL;
    if (PyType_Ready(&Item_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&holders_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Method_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    if (PyModule_AddType(module, &Setter_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    if (PyModule_AddType(module, &Array_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    if (PyModule_AddType(module, &List_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    if (PyModule_AddType(module, &Item_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
