/*
 * windowed: iterators that look at more than one item.
 *
 * Windowed(iterable, size) gives tuples of `size` neighbours.  Until(iterable, predicate)
 * gives (item, verdict) pairs and ends at the first item whose verdict is true; that item
 * stays readable as `last`.  Both own their source iterator and what they keep of it.
 * Asking the source for an item runs Python code, so every field is read again after it.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

/* ---- Windowed ---- */

typedef struct {
    PyObject_HEAD
    PyObject *source;    /* owned iterator */
    PyObject *window;    /* owned tuple given last; NULL before the first */
    Py_ssize_t size;
    int strict;          /* too short a source is an error */
} WindowedObject;

static int
windowed_traverse(WindowedObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->source);
    Py_VISIT(self->window);
    return 0;
}

static int
windowed_clear(WindowedObject *self)
{
    Py_CLEAR(self->source);
    Py_CLEAR(self->window);
    return 0;
}

static void
windowed_dealloc(WindowedObject *self)    // expect: RL312 'window'
{
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->source);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
windowed_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"iterable", "size", "strict", NULL};
    PyObject *iterable;
    Py_ssize_t size = 2;
    int strict = 0;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|np:Windowed", names, &iterable, &size, &strict)) {
        return NULL;
    }
    if (size < 1) {
        PyErr_Format(PyExc_ValueError, "size must be at least 1, not %zd", size);
        return NULL;
    }
    PyObject *source = PyObject_GetIter(iterable);
    if (source == NULL) {
        return NULL;
    }
    WindowedObject *self = (WindowedObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;    // expect: RL102 'source'
    }
    self->source = source;
    self->window = NULL;
    self->size = size;
    self->strict = strict;
    return (PyObject *)self;
}

/* New tuple of the first `size` items; NULL without an exception when there are too few. */
static PyObject *
windowed_first(WindowedObject *self)
{
    PyObject *window = PyTuple_New(self->size);
    if (window == NULL) {
        return NULL;
    }
    for (Py_ssize_t i = 0; i < self->size; i++) {
        PyObject *item = PyIter_Next(self->source);
        if (item == NULL) {
            Py_DECREF(window);
            if (self->strict && i > 0 && !PyErr_Occurred()) {
                PyErr_Format(PyExc_ValueError, "%zd items for a window of %zd",
                             i, PyTuple_GET_SIZE(window));    // expect: RL201 'window'
            }
            return NULL;
        }
        PyTuple_SET_ITEM(window, i, item);
    }
    return window;
}

/* New tuple: the last window without its first item and with the source's next one. */
static PyObject *
windowed_shifted(WindowedObject *self)
{
    PyObject *item = PyIter_Next(self->source);
    if (item == NULL) {
        return NULL;
    }
    PyObject *window = PyTuple_New(self->size);
    if (window == NULL) {
        Py_DECREF(item);
        return NULL;
    }
    for (Py_ssize_t i = 1; i < self->size; i++) {
        PyTuple_SET_ITEM(window, i - 1, Py_NewRef(PyTuple_GET_ITEM(self->window, i)));
    }
    PyTuple_SET_ITEM(window, self->size - 1, item);
    return window;
}

static PyObject *
windowed_next(WindowedObject *self)
{
    if (self->source == NULL) {
        return NULL;
    }
    PyObject *window = self->window == NULL ? windowed_first(self) : windowed_shifted(self);
    if (window == NULL) {
        return NULL;
    }
    Py_XDECREF(self->window);    // expect-missed: RL204 'self->window'
    self->window = Py_NewRef(window);
    return window;
}

static PyMemberDef windowed_members[] = {
    {"size", T_PYSSIZET, offsetof(WindowedObject, size), READONLY, "length of the tuples"},
    {NULL},
};

static PyTypeObject Windowed_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "windowed.Windowed",
    .tp_basicsize = sizeof(WindowedObject),
    .tp_dealloc = (destructor)windowed_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "Windowed(iterable, size=2, strict=False)",
    .tp_traverse = (traverseproc)windowed_traverse,
    .tp_clear = (inquiry)windowed_clear,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = (iternextfunc)windowed_next,
    .tp_members = windowed_members,
    .tp_new = windowed_new,
};

/* ---- Until ---- */

typedef struct {
    PyObject_HEAD
    PyObject *source;       /* owned iterator */
    PyObject *predicate;    /* owned callable */
    PyObject *last;         /* owned: the item that ended it; NULL before */
} UntilObject;

static int
until_traverse(UntilObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->source);
    Py_VISIT(self->predicate);
    Py_VISIT(self->last);
    return 0;
}

static int
until_clear(UntilObject *self)    // expect: RL305 'last'
{
    Py_CLEAR(self->source);
    Py_CLEAR(self->predicate);
    return 0;
}

static void
until_dealloc(UntilObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_XDECREF(self->source);
    Py_XDECREF(self->predicate);
    Py_XDECREF(self->last);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
until_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"iterable", "predicate", NULL};
    PyObject *iterable, *predicate;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "OO:Until", names, &iterable, &predicate)) {
        return NULL;
    }
    if (!PyCallable_Check(predicate)) {
        PyErr_SetString(PyExc_TypeError, "predicate must be callable");
        return NULL;
    }
    UntilObject *self = (UntilObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->source = PyObject_GetIter(iterable);
    self->predicate = predicate;    // expect: RL113 'predicate'
    if (self->source == NULL) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyObject *
until_next(UntilObject *self)
{
    if (self->last != NULL || self->source == NULL || self->predicate == NULL) {
        return NULL;
    }
    PyObject *item = PyIter_Next(self->source);
    if (item == NULL) {
        return NULL;
    }
    PyObject *verdict = PyObject_CallOneArg(self->predicate, item);
    if (verdict == NULL) {
        Py_DECREF(item);
        return NULL;
    }
    PyObject *pair = PyTuple_New(2);
    if (pair == NULL) {
        Py_DECREF(item);
        Py_DECREF(verdict);
        return NULL;
    }
    PyTuple_SET_ITEM(pair, 0, item);
    PyTuple_SET_ITEM(pair, 1, verdict);
    int ends = PyObject_IsTrue(verdict);
    if (ends == 0) {
        return pair;
    }
    Py_DECREF(pair);
    if (ends > 0) {
        Py_XSETREF(self->last, Py_NewRef(item));    // expect: RL202 'item'
    }
    return NULL;
}

static PyMemberDef until_members[] = {
    {"last", T_OBJECT, offsetof(UntilObject, last), READONLY, "the item that ended it, or None"},
    {NULL},
};

static PyTypeObject Until_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "windowed.Until",
    .tp_basicsize = sizeof(UntilObject),
    .tp_dealloc = (destructor)until_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "Until(iterable, predicate)",
    .tp_traverse = (traverseproc)until_traverse,
    .tp_clear = (inquiry)until_clear,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = (iternextfunc)until_next,
    .tp_members = until_members,
    .tp_new = until_new,
};

/* ---- functions and module ---- */

/* occurrences(iterable, wanted) -> how many items are `wanted` itself */
static PyObject *
windowed_occurrences(PyObject *module, PyObject *args)
{
    PyObject *iterable, *wanted, *item;
    Py_ssize_t count = 0;

    if (!PyArg_ParseTuple(args, "OO:occurrences", &iterable, &wanted)) {
        return NULL;
    }
    PyObject *source = PyObject_GetIter(iterable);
    if (source == NULL) {
        return NULL;
    }
    while ((item = PyIter_Next(source)) != NULL) {    // expect: RL107 'item'
        if (item == wanted) {
            count++;
        }
    }
    Py_DECREF(source);
    if (PyErr_Occurred()) {
        return NULL;
    }
    return PyLong_FromSsize_t(count);
}

static PyMethodDef windowed_methods[] = {
    {"occurrences", windowed_occurrences, METH_VARARGS, "occurrences(iterable, wanted) -> int"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef windowed_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "windowed",
    .m_doc = "Iterators that look at more than one item.",
    .m_size = -1,
    .m_methods = windowed_methods,
};

PyMODINIT_FUNC
PyInit_windowed(void)
{
    PyObject *module = PyModule_Create(&windowed_module);
    if (module == NULL) {
        return NULL;
    }
    if (PyModule_AddType(module, &Windowed_Type) < 0 || PyModule_AddType(module, &Until_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
