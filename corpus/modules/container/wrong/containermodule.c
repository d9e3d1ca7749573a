/*
 * container: Bag, a growable sequence of objects with an optional key function.
 *
 * A bag owns every object in items[0 .. used) and its key function.  It can be part
 * of a reference cycle (a bag may hold itself), so the collector knows it.  Calls that
 * run Python code may change the bag: items are held while such a call runs, and
 * `used` is read again after it.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject **items;      /* owned array of owned references */
    Py_ssize_t used;
    Py_ssize_t allocated;
    PyObject *key;         /* owned; NULL: an item is its own key */
} BagObject;

/* ---- storage ---- */

static int
bag_reserve(BagObject *self, Py_ssize_t wanted)
{
    if (wanted <= self->allocated) {
        return 0;
    }
    if (wanted > PY_SSIZE_T_MAX / (Py_ssize_t)sizeof(PyObject *) / 2) {
        PyErr_NoMemory();
        return -1;
    }
    Py_ssize_t grown = wanted + wanted / 2 + 4;
    PyObject **items = PyMem_Realloc(self->items, (size_t)grown * sizeof(PyObject *));
    if (items == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    self->items = items;
    self->allocated = grown;
    return 0;
}

/* Adds one reference of its own to `item`. */
static int
bag_push(BagObject *self, PyObject *item)
{
    if (bag_reserve(self, self->used + 1) < 0) {
        return -1;
    }
    self->items[self->used] = Py_NewRef(item);
    self->used++;
    return 0;
}

static void
bag_drop_items(BagObject *self)
{
    PyObject **items = self->items;
    Py_ssize_t left = self->used;

    self->items = NULL;
    self->used = 0;
    self->allocated = 0;
    while (left > 0) {
        left--;
        Py_DECREF(items[left]);
    }
    PyMem_Free(items);
}

static int
bag_extend_from(BagObject *self, PyObject *iterable)
{
    PyObject *iter = PyObject_GetIter(iterable);
    if (iter == NULL) {
        return -1;
    }
    PyObject *item;
    while ((item = PyIter_Next(iter)) != NULL) {
        int status = bag_push(self, item);
        Py_DECREF(item);
        if (status < 0) {
            return -1;    // expect: RL102 'iter'
        }
    }
    Py_DECREF(iter);
    return PyErr_Occurred() ? -1 : 0;
}

/* New reference to the key of `item`. */
static PyObject *
bag_key_of(BagObject *self, PyObject *item)
{
    if (self->key == NULL) {
        return Py_NewRef(item);
    }
    PyObject *function = Py_NewRef(self->key);
    PyObject *key = PyObject_CallOneArg(function, item);
    Py_DECREF(function);
    return key;
}

/* ---- life cycle ---- */

static int
bag_traverse(BagObject *self, visitproc visit, void *arg)    // expect: RL304 'key'
{
    for (Py_ssize_t i = 0; i < self->used; i++) {
        Py_VISIT(self->items[i]);
    }
    return 0;
}

static int
bag_clear(BagObject *self)
{
    bag_drop_items(self);
    Py_CLEAR(self->key);
    return 0;
}

static void
bag_dealloc(BagObject *self)    // expect: RL306 'Bag_Type'
{
    bag_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
bag_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"iterable", "key", NULL};
    PyObject *iterable = NULL;
    PyObject *key = Py_None;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|OO:Bag", names, &iterable, &key)) {
        return NULL;
    }
    if (key != Py_None && !PyCallable_Check(key)) {
        PyErr_SetString(PyExc_TypeError, "key must be callable or None");
        return NULL;
    }
    BagObject *self = (BagObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    if (key != Py_None) {
        self->key = Py_NewRef(key);
    }
    if (iterable != NULL && bag_extend_from(self, iterable) < 0) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyObject *
bag_repr(BagObject *self)
{
    int entered = Py_ReprEnter((PyObject *)self);
    if (entered != 0) {
        return entered > 0 ? PyUnicode_FromString("Bag(...)") : NULL;
    }
    PyObject *text = NULL;
    PyObject *list = PySequence_List((PyObject *)self);
    if (list != NULL) {
        text = PyUnicode_FromFormat("Bag(%R)", list);
        Py_DECREF(list);
    }
    Py_ReprLeave((PyObject *)self);
    return text;
}

/* ---- sequence ---- */

static Py_ssize_t
bag_length(BagObject *self)
{
    return self->used;
}

static PyObject *
bag_item(BagObject *self, Py_ssize_t index)
{
    if (index < 0 || index >= self->used) {
        PyErr_SetString(PyExc_IndexError, "bag index out of range");
        return NULL;
    }
    PyObject *item = self->items[index];
    return item;    // expect: RL112 'item'
}

/* Takes items[index] out of the array: its reference is the caller's from now on. */
static PyObject *
bag_take(BagObject *self, Py_ssize_t index)
{
    PyObject *item = self->items[index];
    self->used--;
    memmove(&self->items[index], &self->items[index + 1],
            (size_t)(self->used - index) * sizeof(PyObject *));
    return item;
}

static int
bag_ass_item(BagObject *self, Py_ssize_t index, PyObject *value)
{
    if (index < 0 || index >= self->used) {
        PyErr_SetString(PyExc_IndexError, "bag assignment index out of range");
        return -1;
    }
    if (value == NULL) {
        PyObject *item = bag_take(self, index);
        Py_DECREF(item);
        return 0;
    }
    PyObject *old = self->items[index];
    self->items[index] = Py_NewRef(value);
    Py_DECREF(old);
    return 0;
}

static int
bag_contains(BagObject *self, PyObject *wanted)
{
    for (Py_ssize_t i = 0; i < self->used; i++) {
        PyObject *item = Py_NewRef(self->items[i]);
        int equal = PyObject_RichCompareBool(item, wanted, Py_EQ);
        Py_DECREF(item);
        if (equal != 0) {
            return equal;
        }
    }
    return 0;
}

/* ---- methods ---- */

static PyObject *
bag_append(BagObject *self, PyObject *item)
{
    if (bag_push(self, item) < 0) {
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *
bag_extend(BagObject *self, PyObject *iterable)
{
    if (bag_extend_from(self, iterable) < 0) {
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *
bag_clear_method(BagObject *self, PyObject *ignored)
{
    bag_drop_items(self);
    Py_RETURN_NONE;
}

static PyObject *
bag_pop(BagObject *self, PyObject *ignored)
{
    if (self->used == 0) {
        PyErr_SetString(PyExc_IndexError, "pop from an empty bag");
        return NULL;
    }
    return bag_take(self, self->used - 1);
}

/* discard(index) -> key: removes an item and tells the key it had. */
static PyObject *
bag_discard(BagObject *self, PyObject *args)
{
    Py_ssize_t index;

    if (!PyArg_ParseTuple(args, "n:discard", &index)) {
        return NULL;
    }
    if (index < 0 || index >= self->used) {
        PyErr_SetString(PyExc_IndexError, "bag index out of range");
        return NULL;
    }
    PyObject *item = bag_take(self, index);
    Py_DECREF(item);
    return bag_key_of(self, item);    // expect: RL201 'item'
}

/* counts() -> {key: number of items with that key} */
static PyObject *
bag_counts(BagObject *self, PyObject *ignored)
{
    PyObject *counts = PyDict_New();
    if (counts == NULL) {
        return NULL;
    }
    int status = 0;
    for (Py_ssize_t i = 0; status == 0 && i < self->used; i++) {
        PyObject *item = Py_NewRef(self->items[i]);
        PyObject *key = bag_key_of(self, item);
        Py_DECREF(item);
        if (key == NULL) {
            status = -1;
            break;
        }
        Py_ssize_t number = 1;
        PyObject *seen = PyDict_GetItemWithError(counts, key);
        if (seen != NULL) {
            number += PyLong_AsSsize_t(seen);
        }
        PyObject *count = PyErr_Occurred() ? NULL : PyLong_FromSsize_t(number);
        if (count == NULL) {
            Py_DECREF(key);
            status = -1;
            break;
        }
        status = PyDict_SetItem(counts, key, count);
        Py_DECREF(key);
    }    // expect: RL107 'count'
    if (status < 0) {
        Py_DECREF(counts);
        return NULL;
    }
    return counts;
}

/* groups() -> {key: [items]} */
static PyObject *
bag_groups(BagObject *self, PyObject *ignored)
{
    PyObject *groups = PyDict_New();
    if (groups == NULL) {
        return NULL;
    }
    for (Py_ssize_t i = 0; i < self->used; i++) {
        PyObject *item = Py_NewRef(self->items[i]);
        PyObject *key = bag_key_of(self, item);
        PyObject *group = NULL;
        int status = -1;

        if (key != NULL) {
            group = Py_XNewRef(PyDict_GetItemWithError(groups, key));
        }
        if (group == NULL && !PyErr_Occurred()) {
            group = PyList_New(0);
            if (group != NULL && PyDict_SetItem(groups, key, group) < 0) {
                Py_CLEAR(group);
            }
        }
        if (group != NULL) {
            status = PyList_Append(group, item);
        }
        Py_XDECREF(group);
        Py_XDECREF(key);
        Py_DECREF(item);
        if (status < 0) {
            Py_DECREF(groups);
            return NULL;
        }
    }
    return groups;
}

/* ---- the key attribute ---- */

static PyObject *
bag_get_key(BagObject *self, void *closure)
{
    if (self->key == NULL) {
        Py_RETURN_NONE;
    }
    return Py_NewRef(self->key);
}

static int
bag_set_key(BagObject *self, PyObject *value, void *closure)
{
    if (value == NULL || !PyCallable_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "key must be callable and cannot be deleted");
        return -1;
    }
    PyObject *old = self->key;
    self->key = value;    // expect: RL113 'value'
    Py_XDECREF(old);
    return 0;
}

/* ---- tables ---- */

static PyMethodDef bag_methods[] = {
    {"append", (PyCFunction)bag_append, METH_O, "append(item): add one item"},
    {"extend", (PyCFunction)bag_extend, METH_O, "extend(iterable): add many items"},
    {"clear", (PyCFunction)bag_clear_method, METH_NOARGS, "clear(): remove all items"},
    {"pop", (PyCFunction)bag_pop, METH_NOARGS, "pop(): remove and return the last item"},
    {"discard", (PyCFunction)bag_discard, METH_VARARGS, "discard(index): remove an item, return its key"},
    {"counts", (PyCFunction)bag_counts, METH_NOARGS, "counts(): number of items by key"},
    {"groups", (PyCFunction)bag_groups, METH_NOARGS, "groups(): lists of items by key"},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef bag_getset[] = {
    {"key", (getter)bag_get_key, (setter)bag_set_key, "the key function or None", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PySequenceMethods bag_as_sequence = {
    .sq_length = (lenfunc)bag_length,
    .sq_item = (ssizeargfunc)bag_item,
    .sq_ass_item = (ssizeobjargproc)bag_ass_item,
    .sq_contains = (objobjproc)bag_contains,
};

static PyTypeObject Bag_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "container.Bag",
    .tp_basicsize = sizeof(BagObject),
    .tp_dealloc = (destructor)bag_dealloc,
    .tp_repr = (reprfunc)bag_repr,
    .tp_as_sequence = &bag_as_sequence,
    .tp_hash = PyObject_HashNotImplemented,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .tp_doc = "Bag(iterable=(), key=None)",
    .tp_traverse = (traverseproc)bag_traverse,
    .tp_clear = (inquiry)bag_clear,
    .tp_methods = bag_methods,
    .tp_getset = bag_getset,
    .tp_new = bag_new,
};

static struct PyModuleDef container_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "container",
    .m_doc = "A bag of objects.",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_container(void)
{
    if (PyType_Ready(&Bag_Type) < 0) {
        return NULL;
    }
    PyObject *module = PyModule_Create(&container_module);
    if (module == NULL) {
        return NULL;
    }
    if (PyModule_AddObject(module, "Bag", (PyObject *)&Bag_Type) < 0) {    // expect: RL114 'Bag_Type'
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
