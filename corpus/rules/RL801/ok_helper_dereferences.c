/* The helper tests its argument before it looks into it. */
#include <Python.h>

static Py_ssize_t
count(PyObject *list)
{
    return list ? PyList_GET_SIZE(list) : 0;
}

static PyObject *
items_count(PyObject *self, PyObject *items)
{
    PyObject *list = PySequence_List(items);
    Py_ssize_t n = count(list);

    if (list == NULL)
        return NULL;
    Py_DECREF(list);
    return PyLong_FromSsize_t(n);
}

static PyMethodDef items_methods[] = {
    {"count", items_count, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef items_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "items",
    .m_size = -1,
    .m_methods = items_methods,
};

PyMODINIT_FUNC
PyInit_items(void)
{
    return PyModule_Create(&items_module);
}
