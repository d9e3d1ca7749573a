/* Memory that goes through helpers and is freed, kept or handed on rightly. */
#include <Python.h>
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *next;
    PyObject *value;
    char *name;
};

struct list {
    struct node *first;
    struct node **table;
    size_t n;
};

extern void register_node(struct node *node);
extern void walk(struct list *list, void (*visit)(void *), void *data);

static struct list nodes;

static char *
duplicate(const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = PyMem_Malloc(n);

    if (copy == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    memcpy(copy, text, n);
    return copy;
}

static struct node *
new_node(PyObject *value, const char *name)
{
    struct node *node = PyMem_Malloc(sizeof(*node));

    if (node == NULL)
        return (struct node *)PyErr_NoMemory();
    node->name = duplicate(name);
    if (node->name == NULL) {
        PyMem_Free(node);
        return NULL;
    }
    node->value = Py_NewRef(value);
    node->next = NULL;
    return node;
}

static void
free_node(struct node *node)
{
    if (node == NULL)
        return;
    Py_XDECREF(node->value);
    PyMem_Free(node->name);
    PyMem_Free(node);
}

static void
push(struct list *list, struct node *node)
{
    node->next = list->first;
    list->first = node;
}

static int
put(struct list *list, size_t i, struct node *node)
{
    if (i >= list->n)
        return -1;
    list->table[i] = node;
    return 0;
}

static void
keep(struct node *node)
{
    register_node(node);
}

static int
allocate(size_t n, char **out)
{
    *out = PyMem_Malloc(n);
    if (*out == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static PyObject *
add(PyObject *self, PyObject *value)
{
    struct node *node = new_node(value, "x");

    if (node == NULL)
        return NULL;
    push(&nodes, node);
    Py_RETURN_NONE;
}

static PyObject *
add_known(PyObject *self, PyObject *value)
{
    struct node *node = new_node(value, "x");

    if (node == NULL)
        return NULL;
    keep(node);
    Py_RETURN_NONE;
}

static PyObject *
add_at(PyObject *self, PyObject *value)
{
    struct node *node = new_node(value, "x");

    if (node == NULL)
        return NULL;
    if (put(&nodes, 3, node) < 0) {
        free_node(node);
        PyErr_SetString(PyExc_IndexError, "too far");
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *
add_here(PyObject *self, PyObject *value)
{
    struct node *node = new_node(value, "x");

    if (node == NULL)
        return NULL;
    node->next = nodes.first;
    nodes.first = node;
    Py_RETURN_NONE;
}

static PyObject *
both(PyObject *self, PyObject *value)
{
    char *one = NULL, *two = NULL;
    PyObject *result = NULL;

    if (allocate(10, &one) < 0 || allocate(20, &two) < 0)
        goto done;
    strcpy(one, "1");
    strcpy(two, "2");
    result = Py_BuildValue("ss", one, two);
done:
    PyMem_Free(one);
    PyMem_Free(two);
    return result;
}

static PyObject *
fill(PyObject *self, PyObject *value)
{
    struct list local = {0};
    struct node *node = new_node(value, "x");
    PyObject *result;

    if (node == NULL)
        return NULL;
    push(&local, node);
    result = PyLong_FromLong(1);
    while (local.first) {
        node = local.first;
        local.first = node->next;
        free_node(node);
    }
    return result;
}

static PyMethodDef methods[] = {
    {"add", add, METH_O, NULL},
    {"add_known", add_known, METH_O, NULL},
    {"add_at", add_at, METH_O, NULL},
    {"add_here", add_here, METH_O, NULL},
    {"both", both, METH_O, NULL},
    {"fill", fill, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "nodes",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_nodes(void)
{
    return PyModule_Create(&module);
}
