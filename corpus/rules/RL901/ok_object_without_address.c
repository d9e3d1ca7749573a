/* Addresses of pointers to objects, one of a type of its own. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

struct node {
    PyObject_HEAD
    PyObject *next;
};

PyObject *
object_without_address(PyObject *self, PyObject *args)
{
    PyObject *item;
    struct node *node, *again;
    PyListObject *list;

    if (!PyArg_ParseTuple(args, "OOO!O", &item, &node, &PyList_Type, &list, (PyObject *)&again))
        return NULL;
    return PyTuple_Pack(4, item, node, list, again);
}
