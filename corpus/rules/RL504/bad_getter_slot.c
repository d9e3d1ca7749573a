/* tp_repr imports a module each time. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    long value;
} BoxObject;

static PyObject *
box_repr(BoxObject *self)
{
    PyObject *numbers = PyImport_ImportModule("numbers"), *text; // expect: RL504 'PyImport_ImportModule'

    if (numbers == NULL)
        return NULL;
    text = PyUnicode_FromFormat("<%R %ld>", numbers, self->value);
    Py_DECREF(numbers);
    return text;
}
static PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "box.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_repr = (reprfunc)box_repr,
    .tp_new = PyType_GenericNew,
};

static struct PyModuleDef box_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "box",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_box(void)
{
    PyObject *m;

    if (PyType_Ready(&Box_Type) < 0)
        return NULL;
    m = PyModule_Create(&box_module);
    if (m != NULL && PyModule_AddObjectRef(m, "Box", (PyObject *)&Box_Type) < 0)
        Py_CLEAR(m);
    return m;
}
