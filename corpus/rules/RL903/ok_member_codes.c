/* Each type code is that of its field. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    int count;
    int limit;
    double ratio;
    const char *label;
} TallyObject;

static PyObject *
tally_add(TallyObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->count < self->limit)
        self->count++;
    return PyLong_FromLong(self->count);
}

static PyMethodDef tally_methods[] = {
    {"add", (PyCFunction)tally_add, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

// frontend: clang (the codes' numbers are in structmember.h)
static PyMemberDef tally_members[] = {
    {"count", T_INT, offsetof(TallyObject, count), 0, NULL},
    {"limit", T_INT, offsetof(TallyObject, limit), 0, NULL},
    {"ratio", T_DOUBLE, offsetof(TallyObject, ratio), READONLY, NULL},
    {"label", T_STRING, offsetof(TallyObject, label), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyTypeObject Tally_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "tallies.Tally",
    .tp_basicsize = sizeof(TallyObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_methods = tally_methods,
    .tp_members = tally_members,
};

static struct PyModuleDef tallies_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tallies",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_tallies(void)
{
    PyObject *module = PyModule_Create(&tallies_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddType(module, &Tally_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
