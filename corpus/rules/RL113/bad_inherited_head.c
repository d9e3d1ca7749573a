/* A subtype reaches the fields of its base through the head that it begins with, through a cast, through a pointer to the
 * head: each time it is the same field, which is given a borrowed reference here. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;
    PyObject *doc;
} ShapeObject;

typedef struct {
    ShapeObject head;
    PyObject *radius;
} CircleObject;

static PyObject *
circle_rename(CircleObject *self, PyObject *name)
{
    if (!PyUnicode_Check(name)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_INCREF(name);
    Py_XSETREF(((ShapeObject *)self)->name, name); // expect: RL113 'name'
    Py_DECREF(self->head.name);
    Py_RETURN_NONE;
}

static PyObject *
circle_take(CircleObject *self, PyObject *unused)
{
    PyObject *name = self->head.name;

    if (name == NULL)
        Py_RETURN_NONE;
    ((ShapeObject *)self)->name = NULL;
    return name;
}

static void
circle_dealloc(CircleObject *self)
{
    Py_CLEAR(self->head.name);
    Py_CLEAR(self->head.doc);
    Py_CLEAR(self->radius);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyMethodDef circle_methods[] = {
    {"rename", (PyCFunction)circle_rename, METH_O, NULL},
    {"take", (PyCFunction)circle_take, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

PyTypeObject Circle_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Circle",
    .tp_basicsize = sizeof(CircleObject),
    .tp_dealloc = (destructor)circle_dealloc,
    .tp_methods = circle_methods,
};
