/* Wrappers that a project builds around the API: macros with blocks and jumps, helpers that null, store, steal, build,
 * stop. */
#include <Python.h>
#include <stdarg.h>

static inline PyObject *
proj_new_int(long v)
{
    return PyLong_FromLong(v);
}

static inline void
proj_drop(PyObject *o)
{
    Py_XDECREF(o);
}

static inline PyObject *
proj_ref(PyObject *o)
{
    Py_INCREF(o);
    return o;
}

#define MY_XDECREF(op)                                                                                                 \
    do {                                                                                                               \
        PyObject *_o = (PyObject *)(op);                                                                               \
        if (_o != NULL) {                                                                                              \
            Py_DECREF(_o);                                                                                             \
        }                                                                                                              \
    } while (0)
#define SAFE_RELEASE(pp)                                                                                               \
    do {                                                                                                               \
        if (*(pp) != NULL) {                                                                                           \
            Py_DECREF(*(pp));                                                                                          \
            *(pp) = NULL;                                                                                              \
        }                                                                                                              \
    } while (0)
#define CHECK(op)                                                                                                      \
    do {                                                                                                               \
        if ((op) == NULL)                                                                                              \
            goto error;                                                                                                \
    } while (0)
#define CHECK_INT(op)                                                                                                  \
    do {                                                                                                               \
        if ((op) < 0)                                                                                                  \
            goto error;                                                                                                \
    } while (0)

typedef struct {
    PyObject *owner;
    PyObject *value;
} Node;

static void
release_at(PyObject **pp)
{
    PyObject *o = *pp;
    *pp = NULL;
    Py_XDECREF(o);
}

static PyObject *
return_none(void)
{
    Py_INCREF(Py_None);
    return Py_None;
}

static PyObject *
build(const char *fmt, ...)
{
    va_list ap;
    PyObject *r;
    va_start(ap, fmt);
    r = Py_VaBuildValue(fmt, ap);
    va_end(ap);
    return r;
}

static PyObject *
fail(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    PyErr_FormatV(PyExc_ValueError, fmt, ap);
    va_end(ap);
    return NULL;
}

static void
die(const char *why)
{
    Py_FatalError(why);
}

static int
get_three(PyObject **a, PyObject **b, PyObject **c)
{
    *a = PyLong_FromLong(1);
    if (*a == NULL)
        return -1;
    *b = PyLong_FromLong(2);
    if (*b == NULL) {
        Py_CLEAR(*a);
        return -1;
    }
    *c = PyLong_FromLong(3);
    if (*c == NULL) {
        Py_CLEAR(*a);
        Py_CLEAR(*b);
        return -1;
    }
    return 0;
}

static void
node_set(Node *node, PyObject *value)
{
    PyObject *old = node->value;
    Py_INCREF(value);
    node->value = value;
    Py_XDECREF(old);
}

static Node *
new_node(PyObject *owner)
{
    Node *n = PyMem_Malloc(sizeof(Node));
    if (n == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    Py_INCREF(owner);
    n->owner = owner;
    n->value = NULL;
    return n;
}

static void
free_node(Node *n)
{
    Py_XDECREF(n->owner);
    Py_XDECREF(n->value);
    PyMem_Free(n);
}

static int
add_steal(PyObject *list, PyObject *item)
{
    int rc;
    if (item == NULL)
        return -1;
    rc = PyList_Append(list, item);
    Py_DECREF(item);
    return rc;
}

static int
keep_if(PyObject *module, const char *name, PyObject *item)
{
    if (PyModule_AddObject(module, name, item) < 0) {
        return -1;
    }
    return 0;
}

PyObject *
ok_block(PyObject *self, PyObject *arg)
{
    PyObject *x = PyLong_FromLong(1), *y = NULL;
    CHECK(x);
    y = PyNumber_Add(x, arg);
    CHECK(y);
    SAFE_RELEASE(&x);
    MY_XDECREF(x);
    return y;
error:
    MY_XDECREF(x);
    MY_XDECREF(y);
    return NULL;
}

PyObject *
ok_at(PyObject *self, PyObject *arg)
{
    PyObject *x = PyNumber_Long(arg);
    if (x == NULL)
        return fail("no %d", 3);
    release_at(&x);
    release_at(&x);
    return return_none();
}

PyObject *
ok_build(PyObject *self, PyObject *arg)
{
    PyObject *x = PyNumber_Long(arg), *r;
    if (x == NULL)
        return NULL;
    r = build("(Oi)", x, 3);
    Py_DECREF(x);
    return r;
}

PyObject *
ok_build_steal(PyObject *self, PyObject *arg)
{
    return build("(Ni)", PyNumber_Long(arg), 3);
}

PyObject *
ok_die(PyObject *self, PyObject *arg)
{
    PyObject *x = PyNumber_Long(arg);
    if (x == NULL)
        die("no");
    return x;
}

PyObject *
ok_three(PyObject *self, PyObject *arg)
{
    PyObject *a, *b, *c, *r;
    if (get_three(&a, &b, &c) < 0)
        return NULL;
    r = PyTuple_Pack(3, a, b, c);
    Py_DECREF(a);
    Py_DECREF(b);
    Py_DECREF(c);
    return r;
}

PyObject *
ok_node(PyObject *self, PyObject *arg)
{
    Node *n = new_node(self);
    PyObject *v = PyNumber_Long(arg);
    if (n == NULL || v == NULL) {
        if (n)
            free_node(n);
        proj_drop(v);
        return NULL;
    }
    node_set(n, v);
    Py_DECREF(v);
    free_node(n);
    return return_none();
}

PyObject *
ok_steal(PyObject *self, PyObject *arg)
{
    PyObject *l = PyList_New(0);
    if (l == NULL)
        return NULL;
    if (add_steal(l, PyNumber_Long(arg)) < 0) {
        Py_DECREF(l);
        return NULL;
    }
    if (add_steal(l, proj_new_int(3)) < 0) {
        Py_DECREF(l);
        return NULL;
    }
    return l;
}

int
ok_keep(PyObject *module)
{
    PyObject *x = PyLong_FromLong(1);
    if (x == NULL)
        return -1;
    if (keep_if(module, "x", x) < 0) {
        Py_DECREF(x);
        return -1;
    }
    return 0;
}

PyObject *
ok_ref(PyObject *self, PyObject *arg)
{
    return proj_ref(arg);
}
