/* What is lost behind wrappers that a project builds around the API. */
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
bad_goto(PyObject *self, PyObject *arg)
{
    PyObject *x = PyLong_FromLong(1), *y = NULL;
    CHECK(x);
    y = PyNumber_Add(x, arg);
    CHECK(y);
    return y; // expect: RL101 'x'
error:
    MY_XDECREF(y);
    return NULL;
}

PyObject *
bad_none(PyObject *self, PyObject *arg)
{
    PyObject *x = PyNumber_Long(arg);
    if (x == NULL)
        return fail("no %d", 3);
    return_none();
    return x; // expect: RL106 'Py_None'
}

PyObject *
bad_build(PyObject *self, PyObject *arg)
{
    return build("(Oi)", PyNumber_Long(arg), 3); // expect: RL103 'PyNumber_Long'
}

PyObject *
bad_three(PyObject *self, PyObject *arg)
{
    PyObject *a, *b, *c;
    if (get_three(&a, &b, &c) < 0)
        return NULL;
    Py_DECREF(a);
    Py_DECREF(b);
    return PyLong_FromLong(1); // expect: RL101 'c'
}

PyObject *
bad_node(PyObject *self, PyObject *arg)
{
    Node *n = new_node(self);
    PyObject *v = PyNumber_Long(arg);
    if (n == NULL || v == NULL) {
        proj_drop(v);
        return NULL; // expect: RL604 'n'
    }
    node_set(n, v);
    free_node(n);
    return return_none(); // expect: RL101 'v'
}

PyObject *
bad_steal(PyObject *self, PyObject *arg)
{
    PyObject *l = PyList_New(0), *v;
    if (l == NULL)
        return NULL;
    v = PyNumber_Long(arg);
    if (add_steal(l, v) < 0) {
        Py_DECREF(v); // expect: RL111 'v', RL801 'v'
        Py_DECREF(l);
        return NULL;
    }
    return l;
}

int
bad_keep(PyObject *module)
{
    PyObject *x = PyLong_FromLong(1);
    if (x == NULL)
        return -1;
    if (keep_if(module, "x", x) < 0) {
        return -1; // expect: RL102 'x'
    }
    return 0;
}

PyObject *
bad_at(PyObject *self, PyObject *arg)
{
    PyObject *x = PyNumber_Long(arg);
    if (x == NULL)
        return NULL;
    release_at(&x);
    Py_DECREF(x); // expect: RL801 'x'
    return return_none();
}
