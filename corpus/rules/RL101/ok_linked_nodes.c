/* New references move into the nodes of a linked list, and a loop drains it on every way out. */
#include <Python.h>

struct node {
    struct node *next;
    PyObject *item;
};

static PyObject *
spam_reversed(PyObject *self, PyObject *iterable)
{
    struct node *head = NULL, *node;
    PyObject *it, *item, *list = NULL;

    it = PyObject_GetIter(iterable);
    if (it == NULL)
        return NULL;
    while ((item = PyIter_Next(it)) != NULL) {
        node = PyMem_Malloc(sizeof(*node));
        if (node == NULL) {
            Py_DECREF(item);
            PyErr_NoMemory();
            goto done;
        }
        node->item = item;
        node->next = head;
        head = node;
    }
    if (PyErr_Occurred())
        goto done;
    list = PyList_New(0);
    if (list == NULL)
        goto done;
    for (node = head; node != NULL; node = node->next) {
        if (PyList_Append(list, node->item) < 0) {
            Py_CLEAR(list);
            goto done;
        }
    }
done:
    while (head != NULL) {
        node = head;
        head = node->next;
        Py_DECREF(node->item);
        PyMem_Free(node);
    }
    Py_DECREF(it);
    return list;
}

static PyMethodDef spam_methods[] = {
    {"reversed", spam_reversed, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
