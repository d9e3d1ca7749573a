/* The slots of the type end without a sentinel. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    long turns;
} KnobObject;

static PyObject *
knob_repr(KnobObject *self)
{
    return PyUnicode_FromFormat("<knob %ld>", self->turns);
}

static PyObject *
knob_int(KnobObject *self)
{
    return PyLong_FromLong(self->turns);
}

static PyType_Slot knob_slots[] = {    // expect: RL903 'knob_slots'
    {Py_tp_repr, knob_repr},
    {Py_nb_int, knob_int},
};

static PyType_Spec knob_spec = {
    .name = "knobs.Knob",
    .basicsize = sizeof(KnobObject),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = knob_slots,
};

static int
knobs_exec(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&knob_spec);
    if (type == NULL)
        return -1;
    int status = PyModule_AddType(module, (PyTypeObject *)type);
    Py_DECREF(type);
    return status;
}

static PyModuleDef_Slot knobs_slots[] = {
    {Py_mod_exec, knobs_exec},
    {0, NULL},
};

static struct PyModuleDef knobs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knobs",
    .m_size = 0,
    .m_slots = knobs_slots,
};

PyMODINIT_FUNC
PyInit_knobs(void)
{
    return PyModuleDef_Init(&knobs_module);
}
