/* A tree is released by a recursive helper, and not on the failure path. */
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

static PyObject *
tree_run(PyObject *self, PyObject *arg)
{
    PyObject *text;
    struct node *root = PyMem_Malloc(sizeof(*root));

    if (root == NULL)
        return PyErr_NoMemory();
    root->left = root->right = NULL;
    Py_INCREF(arg);
    root->value = arg;
    text = PyObject_Repr(root->value);
    if (text == NULL)
        return NULL; // expect: RL604 'root'
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
