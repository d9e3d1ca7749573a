/*
 * registry: named entries kept in the module's own state.
 *
 * Multi-phase initialisation: every import of the module in another interpreter has its
 * own table, exception and Entry type, all owned by the module's state.  Entry is a heap
 * type: each entry owns a reference to its type beside those to its three fields.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    PyObject *name;      /* owned: a str */
    PyObject *value;     /* owned */
    PyObject *tag;       /* owned, may be None */
} EntryObject;

typedef struct {
    PyTypeObject *entry_type;    /* owned */
    PyObject *entries;           /* owned: {str: Entry} */
    PyObject *error;             /* owned: registry.Error */
} registry_state;

static registry_state *
get_state(PyObject *module)
{
    return (registry_state *)PyModule_GetState(module);
}

/* ---- Entry ---- */

static PyObject *
entry_make(PyTypeObject *type, PyObject *name, PyObject *value, PyObject *tag)
{
    EntryObject *self = (EntryObject *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    self->name = Py_NewRef(name);
    self->value = Py_NewRef(value);
    self->tag = Py_NewRef(tag);
    return (PyObject *)self;
}

static int
entry_traverse(EntryObject *self, visitproc visit, void *arg)    // expect: RL307 'entry_spec'
{
    Py_VISIT(self->name);
    Py_VISIT(self->value);
    Py_VISIT(self->tag);
    return 0;
}

static int
entry_clear(EntryObject *self)
{
    Py_CLEAR(self->name);
    Py_CLEAR(self->value);
    Py_CLEAR(self->tag);
    return 0;
}

static void
entry_dealloc(EntryObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    entry_clear(self);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

static PyObject *
entry_repr(EntryObject *self)
{
    return PyUnicode_FromFormat("<entry %R>", self->name);
}

/* entry.retag(tag) -> the tag before */
static PyObject *
entry_retag(EntryObject *self, PyObject *tag)
{
    PyObject *old = self->tag;
    self->tag = Py_NewRef(tag);
    return old != NULL ? old : Py_NewRef(Py_None);
}

static PyMemberDef entry_members[] = {
    {"name", T_OBJECT_EX, offsetof(EntryObject, name), READONLY, "the name in the table"},
    {"value", T_OBJECT_EX, offsetof(EntryObject, value), READONLY, "what was registered"},
    {"tag", T_OBJECT_EX, offsetof(EntryObject, tag), READONLY, "a mark of the user's"},
    {NULL},
};

static PyMethodDef entry_methods[] = {
    {"retag", (PyCFunction)entry_retag, METH_O, "retag(tag) -> the tag before"},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot entry_slots[] = {
    {Py_tp_traverse, entry_traverse},
    {Py_tp_clear, entry_clear},
    {Py_tp_dealloc, entry_dealloc},
    {Py_tp_repr, entry_repr},
    {Py_tp_members, entry_members},
    {Py_tp_methods, entry_methods},
    {0, NULL},
};

static PyType_Spec entry_spec = {
    .name = "registry.Entry",
    .basicsize = sizeof(EntryObject),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = entry_slots,
};

/* ---- functions ---- */

/* The entry called `name`, borrowed from the table; NULL with an exception if none. */
static PyObject *
find_entry(registry_state *state, PyObject *name)
{
    PyObject *entry = PyDict_GetItemWithError(state->entries, name);
    if (entry == NULL && !PyErr_Occurred()) {
        PyErr_Format(state->error, "no entry %R", name);
    }
    return entry;
}

/* register(name, value, tag=None) -> Entry */
static PyObject *
registry_register(PyObject *module, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"name", "value", "tag", NULL};
    registry_state *state = get_state(module);
    PyObject *name, *value, *tag = Py_None;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "UO|O:register", names, &name, &value, &tag)) {
        return NULL;
    }
    int known = PyDict_Contains(state->entries, name);
    if (known != 0) {
        if (known > 0) {
            PyErr_Format(state->error, "entry %R exists", name);
        }
        return NULL;
    }
    PyObject *entry = entry_make(state->entry_type, name, value, tag);
    if (entry == NULL) {
        return NULL;
    }
    if (PyDict_SetItem(state->entries, name, entry) < 0) {
        Py_DECREF(entry);
        return NULL;
    }
    Py_INCREF(entry);    /* one for the table, one for the caller */
    return entry;    // expect: RL106 'entry'
}

/* lookup(name) -> Entry */
static PyObject *
registry_lookup(PyObject *module, PyObject *name)
{
    PyObject *entry = find_entry(get_state(module), name);
    return entry;    // expect: RL112 'entry'
}

/* unregister(name) -> the value */
static PyObject *
registry_unregister(PyObject *module, PyObject *name)
{
    registry_state *state = get_state(module);
    PyObject *entry = find_entry(state, name);
    if (entry == NULL) {
        return NULL;
    }
    PyObject *value = Py_NewRef(((EntryObject *)entry)->value);
    if (PyDict_DelItem(state->entries, name) < 0) {
        Py_DECREF(value);
        return NULL;
    }
    return value;
}

/* tag(name, tag): marks an entry */
static PyObject *
registry_tag(PyObject *module, PyObject *args)
{
    PyObject *name, *tag;

    if (!PyArg_ParseTuple(args, "UO:tag", &name, &tag)) {
        return NULL;
    }
    PyObject *entry = find_entry(get_state(module), name);
    if (entry == NULL) {
        return NULL;
    }
    Py_XSETREF(((EntryObject *)entry)->tag, Py_NewRef(tag));
    Py_DECREF(entry);    // expect: RL111 'entry'
    Py_RETURN_NONE;
}

/* pairs() -> ((name, value), ...) in the order of registration */
static PyObject *
registry_pairs(PyObject *module, PyObject *ignored)
{
    /* A copy: making tuples may run the collector, and finalizers may change the table. */
    PyObject *items = PyDict_Items(get_state(module)->entries);
    if (items == NULL) {
        return NULL;
    }
    Py_ssize_t count = PyList_GET_SIZE(items);
    PyObject *result = PyTuple_New(count);
    if (result == NULL) {
        Py_DECREF(items);
        return NULL;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *item = PyList_GET_ITEM(items, i);
        PyObject *name = PyTuple_GET_ITEM(item, 0);
        EntryObject *entry = (EntryObject *)PyTuple_GET_ITEM(item, 1);
        PyObject *pair = PyTuple_New(2);
        if (pair == NULL) {
            Py_DECREF(result);
            Py_DECREF(items);
            return NULL;
        }
        PyTuple_SET_ITEM(pair, 0, name);    // expect: RL114 'name'
        PyTuple_SET_ITEM(pair, 1, Py_NewRef(entry->value));
        PyTuple_SET_ITEM(result, i, pair);
    }
    Py_DECREF(items);
    return result;
}

/* publish(name, number): makes an int constant of the module */
static PyObject *
registry_publish(PyObject *module, PyObject *args)
{
    const char *name;
    long number;

    if (!PyArg_ParseTuple(args, "sl:publish", &name, &number)) {
        return NULL;
    }
    PyObject *constant = PyLong_FromLong(number);
    if (constant == NULL) {
        return NULL;
    }
    if (PyModule_AddObject(module, name, constant) < 0) {
        return NULL;    // expect: RL105 'constant'
    }
    Py_RETURN_NONE;
}

static PyMethodDef registry_methods[] = {
    {"register", (PyCFunction)(void (*)(void))registry_register, METH_VARARGS | METH_KEYWORDS,
     "register(name, value, tag=None) -> Entry"},
    {"lookup", registry_lookup, METH_O, "lookup(name) -> Entry"},
    {"unregister", registry_unregister, METH_O, "unregister(name) -> value"},
    {"tag", registry_tag, METH_VARARGS, "tag(name, tag)"},
    {"pairs", registry_pairs, METH_NOARGS, "pairs() -> tuple of (name, value)"},
    {"publish", registry_publish, METH_VARARGS, "publish(name, number)"},
    {NULL, NULL, 0, NULL},
};

/* ---- the module ---- */

static int
registry_exec(PyObject *module)
{
    registry_state *state = get_state(module);

    state->entries = PyDict_New();
    if (state->entries == NULL) {
        return -1;
    }
    state->entry_type = (PyTypeObject *)PyType_FromModuleAndSpec(module, &entry_spec, NULL);
    if (PyModule_AddType(module, state->entry_type) < 0) {    // expect: RL801 'state->entry_type'
        return -1;
    }
    state->error = PyErr_NewException("registry.Error", PyExc_LookupError, NULL);
    if (state->error == NULL) {
        return -1;
    }
    return PyModule_AddObjectRef(module, "Error", state->error);
}

static int
registry_traverse(PyObject *module, visitproc visit, void *arg)    // expect: RL311 'entries'
{
    registry_state *state = get_state(module);
    Py_VISIT(state->entry_type);
    Py_VISIT(state->error);
    return 0;
}

static int
registry_clear(PyObject *module)
{
    registry_state *state = get_state(module);
    Py_CLEAR(state->entry_type);
    Py_CLEAR(state->entries);
    Py_CLEAR(state->error);
    return 0;
}

static void
registry_free(void *module)
{
    registry_clear((PyObject *)module);
}

static PyModuleDef_Slot registry_slots[] = {
    {Py_mod_exec, registry_exec},
    {0, NULL},
};

static struct PyModuleDef registry_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "registry",
    .m_doc = "A table of named entries.",
    .m_size = sizeof(registry_state),
    .m_methods = registry_methods,
    .m_slots = registry_slots,
    .m_traverse = registry_traverse,
    .m_clear = registry_clear,
    .m_free = registry_free,
};

PyMODINIT_FUNC
PyInit_registry(void)
{
    return PyModuleDef_Init(&registry_module);
}
