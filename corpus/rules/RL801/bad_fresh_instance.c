/* A field of a fresh instance is set before the allocation is checked. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *data;
    Py_ssize_t position;
} CursorObject;

static PyObject *
cursor_new(PyTypeObject *type, PyObject *args, PyObject *kwds)
{
    CursorObject *cursor;
    PyObject *data;

    if (!PyArg_ParseTuple(args, "O", &data))
        return NULL;
    cursor = (CursorObject *)type->tp_alloc(type, 0);
    cursor->position = 0; // expect: RL801 'cursor'
    Py_INCREF(data);
    cursor->data = data;
    return (PyObject *)cursor;
}

static int
cursor_traverse(CursorObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->data);
    return 0;
}

static int
cursor_clear(CursorObject *self)
{
    Py_CLEAR(self->data);
    return 0;
}

static void
cursor_dealloc(CursorObject *self)
{
    PyObject_GC_UnTrack(self);
    cursor_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyTypeObject Cursor_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "cursor.Cursor",
    .tp_basicsize = sizeof(CursorObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)cursor_dealloc,
    .tp_traverse = (traverseproc)cursor_traverse,
    .tp_clear = (inquiry)cursor_clear,
    .tp_new = cursor_new,
};

static struct PyModuleDef cursor_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cursor",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_cursor(void)
{
    PyObject *module;

    if (PyType_Ready(&Cursor_Type) < 0)
        return NULL;
    module = PyModule_Create(&cursor_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Cursor", (PyObject *)&Cursor_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
