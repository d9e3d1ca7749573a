/* A node of a linked list keeps a retained item, which the pop function hands over. */
#include <Python.h>

struct node {
    struct node *next;
    PyObject *item;
};

static struct node *pending = NULL;

static PyObject *
queue_push(PyObject *self, PyObject *args)
{
    struct node *node;
    PyObject *item;

    if (!PyArg_ParseTuple(args, "O", &item))
        return NULL;
    node = PyMem_Malloc(sizeof(*node));
    if (node == NULL)
        return PyErr_NoMemory();
    Py_INCREF(item);
    node->item = item;
    node->next = pending;
    pending = node;
    Py_RETURN_NONE;
}

static PyObject *
queue_drop(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    struct node *node = pending;
    PyObject *item;

    if (node == NULL) {
        PyErr_SetString(PyExc_IndexError, "the queue is empty");
        return NULL;
    }
    pending = node->next;
    item = node->item;
    PyMem_Free(node);
    Py_DECREF(item);
    Py_RETURN_NONE;
}

static PyMethodDef queue_methods[] = {
    {"push", queue_push, METH_VARARGS, NULL},
    {"drop", queue_drop, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef queue_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "queue",
    .m_size = -1,
    .m_methods = queue_methods,
};

PyMODINIT_FUNC
PyInit_queue(void)
{
    return PyModule_Create(&queue_module);
}
