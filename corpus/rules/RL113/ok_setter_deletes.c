/* The setter is given NULL when the attribute is deleted: nothing is retained, and nothing is kept. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *check;
} FuncObject;

static int
func_set_check(FuncObject *self, PyObject *value, void *closure)
{
    if (value && !PyCallable_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "the check must be callable");
        return -1;
    }
    Py_XINCREF(value);
    Py_XSETREF(self->check, value);
    return 0;
}

static int
func_traverse(FuncObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->check);
    return 0;
}

static int
func_clear(FuncObject *self)
{
    Py_CLEAR(self->check);
    return 0;
}

static void
func_dealloc(FuncObject *self)
{
    PyObject_GC_UnTrack(self);
    func_clear(self);
    PyObject_GC_Del(self);
}

static PyGetSetDef func_getset[] = {
    {"check", NULL, (setter)func_set_check, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

PyTypeObject Func_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "funcs.Func",
    .tp_basicsize = sizeof(FuncObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)func_dealloc,
    .tp_traverse = (traverseproc)func_traverse,
    .tp_clear = (inquiry)func_clear,
    .tp_getset = func_getset,
};
