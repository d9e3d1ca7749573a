/* Another file readies the type, and may give it a base whose tp_dealloc releases the field. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *owner;
} BranchObject;

PyTypeObject Branch_Type = {
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
