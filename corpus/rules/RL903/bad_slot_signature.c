/* Functions in slots that take or return something else, behind a cast. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    Py_ssize_t length;
} StripObject;

static int
strip_length(StripObject *self)
{
    return (int)self->length;
}

static void
strip_set(StripObject *self, Py_ssize_t i, PyObject *value)
{
    if (value != NULL)
        self->length = i;
}

static PySequenceMethods strip_sequence = {
    .sq_length = (lenfunc)(void (*)(void))strip_length,    // expect: RL903 'sq_length'
    .sq_ass_item = (ssizeobjargproc)(void (*)(void))strip_set,    // expect: RL903 'sq_ass_item'
};

static PyTypeObject Strip_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "strips.Strip",
    .tp_basicsize = sizeof(StripObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_as_sequence = &strip_sequence,
};

static struct PyModuleDef strips_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "strips",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_strips(void)
{
    PyObject *module = PyModule_Create(&strips_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Strip_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
