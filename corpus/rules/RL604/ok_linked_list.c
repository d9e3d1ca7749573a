/* Nodes go onto a list that a static variable keeps. */
#include <Python.h>

struct node {
    struct node *next;
    char *name;
};

static struct node *head;

static PyObject *
names_add(PyObject *self, PyObject *args)
{
    struct node *node;
    const char *name;

    if (!PyArg_ParseTuple(args, "s", &name))
        return NULL;
    node = malloc(sizeof(*node));
    if (node == NULL)
        return PyErr_NoMemory();
    node->name = strdup(name);
    if (node->name == NULL) {
        free(node);
        return PyErr_NoMemory();
    }
    node->next = head;
    head = node;
    Py_RETURN_NONE;
}

static PyObject *
names_clear(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    while (head != NULL) {
        struct node *next = head->next;

        free(head->name);
        free(head);
        head = next;
    }
    Py_RETURN_NONE;
}

static PyMethodDef names_methods[] = {
    {"add", names_add, METH_VARARGS, NULL},
    {"clear", names_clear, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef names_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "names",
    .m_size = -1,
    .m_methods = names_methods,
};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModule_Create(&names_module);
}
