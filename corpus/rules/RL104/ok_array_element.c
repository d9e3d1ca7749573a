/* What the element held is released behind the assignment. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *corners[2];
} BoxObject;

static void
box_dealloc(BoxObject *self)
{
    for (int i = 0; i < 2; i++)
        Py_XDECREF(self->corners[i]);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
box_move(BoxObject *self, PyObject *corner)
{
    if (!PyLong_CheckExact(corner))
        return PyErr_Format(PyExc_TypeError, "an int is wanted");
    Py_INCREF(corner);
    Py_XSETREF(self->corners[1], corner);
    Py_RETURN_NONE;
}

static PyMethodDef box_slots[] = {
    {"move", (PyCFunction)box_move, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "boxes.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)box_dealloc,
    .tp_methods = box_slots,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef boxes_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "boxes",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_boxes(void)
{
    if (PyType_Ready(&Box_Type) < 0)
        return NULL;
    PyObject *module = PyModule_Create(&boxes_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Box", (PyObject *)&Box_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
