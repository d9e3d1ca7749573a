/* The callee puts a new list there in each round, and it is released twice. */
#include <Python.h>

struct names {
    PyObject *list;
};

static int
collect(struct names *names, PyObject *item)
{
    PyObject *list = PySequence_List(item);

    if (list == NULL)
        return -1;
    Py_SETREF(names->list, list);
    return 0;
}

static int
collect_each(struct names *names, PyObject *items)
{
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(items); i++) {
        names->list = PyList_New(0);
        if (names->list == NULL || collect(names, PyTuple_GET_ITEM(items, i)) < 0)
            return -1;
        Py_DECREF(names->list);
        Py_DECREF(names->list); // expect: RL111 'names->list'
    }
    return 0;
}

static PyObject *
names_all(PyObject *self, PyObject *items)
{
    struct names names = { NULL };

    if (!PyTuple_Check(items))
        return PyErr_Format(PyExc_TypeError, "a tuple is wanted");
    if (collect_each(&names, items) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef names_methods[] = {
    {"all", (PyCFunction)names_all, METH_O, NULL},
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
