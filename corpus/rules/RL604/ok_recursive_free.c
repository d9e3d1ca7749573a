/* A tree is released by a recursive helper, on every path. */
#include <Python.h>

struct node {
    struct node *left, *right;
    PyObject *value;
};

static void
node_free(struct node *node)
{
    if (node == NULL)
        return;
    node_free(node->left);
    node_free(node->right);
    Py_DECREF(node->value);
    PyMem_Free(node);
}

static struct node *
node_new(PyObject *value)
{
    struct node *node = PyMem_Malloc(sizeof(*node));

    if (node == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    node->left = node->right = NULL;
    Py_INCREF(value);
    node->value = value;
    return node;
}

static PyObject *
tree_run(PyObject *self, PyObject *arg)
{
    PyObject *text;
    struct node *root = node_new(arg);

    if (root == NULL)
        return NULL;
    root->left = node_new(arg);
    if (root->left == NULL) {
        node_free(root);
        return NULL;
    }
    text = PyObject_Repr(root->value);
    node_free(root);
    return text;
}

static PyMethodDef tree_methods[] = {
    {"run", tree_run, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef tree_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tree",
    .m_size = -1,
    .m_methods = tree_methods,
};

PyMODINIT_FUNC
PyInit_tree(void)
{
    return PyModule_Create(&tree_module);
}
