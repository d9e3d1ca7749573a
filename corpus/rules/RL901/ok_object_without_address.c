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
    struct node *node;
    PyListObject *list;

    if (!PyArg_ParseTuple(args, "OOO!", &item, &node, &PyList_Type, &list))
        return NULL;
    return PyTuple_Pack(3, item, node, list);
}
