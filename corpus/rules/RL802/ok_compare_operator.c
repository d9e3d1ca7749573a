/* The interpreter gives tp_richcompare one of six operators, and each has its case. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    int level;
} mark_object;

static PyTypeObject mark_type;

static PyObject *
mark_richcompare(PyObject *left, PyObject *right, int op)
{
    int x, y;

    if (!PyObject_TypeCheck(left, &mark_type) || !PyObject_TypeCheck(right, &mark_type))
        Py_RETURN_NOTIMPLEMENTED;
    x = ((mark_object *)left)->level;
    y = ((mark_object *)right)->level;
    if (x == y && op == Py_EQ)
        Py_RETURN_TRUE;
    switch (op) {
    case Py_LT:
        return PyBool_FromLong(x < y);
    case Py_GT:
        return PyBool_FromLong(x > y);
    case Py_LE:
        return PyBool_FromLong(x <= y);
    case Py_EQ:
        return PyBool_FromLong(x == y);
    case Py_GE:
        return PyBool_FromLong(x >= y);
    case Py_NE:
        return PyBool_FromLong(x != y);
    }
    return NULL;
}

static PyTypeObject mark_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "marks.Mark",
    .tp_basicsize = sizeof(mark_object),
    .tp_richcompare = mark_richcompare,
};
