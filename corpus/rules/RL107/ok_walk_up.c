/* The walk to the root of a chain releases each link when it has the next one. */
#include <Python.h>

static PyObject *
tree_root(PyObject *self, PyObject *node)
{
    PyObject *current = Py_NewRef(node), *parent;

    for (;;) {
        parent = PyObject_GetAttrString(current, "parent");
        if (parent == NULL) {
            Py_DECREF(current);
            return NULL;
        }
        if (parent == Py_None) {
            Py_DECREF(parent);
            return current;
        }
        Py_DECREF(current);
        current = parent;
    }
}

static PyMethodDef tree_methods[] = {
    {"root", tree_root, METH_O, NULL},
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
