/* The module's exec function returns an int. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    long turns;
} PegObject;

static PyObject *
peg_repr(PegObject *self)
{
    return PyUnicode_FromFormat("<peg %ld>", self->turns);
}

static PyObject *
peg_int(PegObject *self)
{
    return PyLong_FromLong(self->turns);
}

static PyType_Slot peg_slots[] = {
    {Py_tp_repr, peg_repr},
    {Py_nb_int, peg_int},
    {0, NULL},
};

static PyType_Spec peg_spec = {
    .name = "pegs.Peg",
    .basicsize = sizeof(PegObject),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = peg_slots,
};

static int
pegs_exec(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&peg_spec);
    if (type == NULL)
        return -1;
    int status = PyModule_AddType(module, (PyTypeObject *)type);
    Py_DECREF(type);
    if (status < 0)
        return -1;
    return 0;
}

static PyModuleDef_Slot pegs_slots[] = {
    {Py_mod_exec, pegs_exec},
    {0, NULL},
};

static struct PyModuleDef pegs_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pegs",
    .m_size = 0,
    .m_slots = pegs_slots,
};

PyMODINIT_FUNC
PyInit_pegs(void)
{
    return PyModuleDef_Init(&pegs_module);
}
