/* No other file knows the type: it has no tp_dealloc, and nobody releases the field. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *owner;
} BranchObject;

static PyTypeObject Branch_Type = { // expect: RL312 'owner'
    PyVarObject_HEAD_INIT(NULL, 0)
    "trees.Branch",
    sizeof(BranchObject),
};

PyObject *
branch_make(PyObject *owner)
{
    BranchObject *branch = PyObject_New(BranchObject, &Branch_Type);
    if (branch == NULL)
        return NULL;
    branch->owner = Py_NewRef(owner);
    return (PyObject *)branch;
}
