/* A helper's helper fills the field: what was stored before is not known any more. */
#include <Python.h>

struct walk {
    PyObject **items;
    Py_ssize_t n;
    Py_ssize_t depth;
};

static int
grow(struct walk *walk, Py_ssize_t n)
{
    PyObject **items = PyMem_Realloc(walk->items, n * sizeof(PyObject *));

    if (items == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    walk->items = items;
    walk->n = n;
    return 0;
}

static int
ensure(struct walk *walk, Py_ssize_t n)
{
    if (grow(walk, n) < 0)
        return -1;
    walk->items[0] = NULL;
    return 0;
}

static int
ensure_deep(struct walk *walk, Py_ssize_t n)
{
    return ensure(walk, n);
}

static PyObject *
walk_first(PyObject *self, PyObject *arg)
{
    struct walk walk;
    PyObject *found;

    walk.items = NULL;
    walk.n = 0;
    if (ensure_deep(&walk, 4) < 0)
        return NULL;
    walk.items[1] = arg;
    found = Py_NewRef(walk.items[1]);
    PyMem_Free(walk.items);
    return found;
}

static PyMethodDef walk_methods[] = {
    {"first", walk_first, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef walk_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "walk",
    .m_size = -1,
    .m_methods = walk_methods,
};

PyMODINIT_FUNC
PyInit_walk(void)
{
    return PyModule_Create(&walk_module);
}
