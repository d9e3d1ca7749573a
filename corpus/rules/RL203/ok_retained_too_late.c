/* The item is retained before its owner goes. */
#include <Python.h>

static PyObject *
first_first(PyObject *self, PyObject *obj)
{
    PyObject *parts, *item;

    parts = PyObject_CallMethod(obj, "split", NULL);
    if (parts == NULL)
        return NULL;
    item = PyList_GetItem(parts, 0);
    if (item == NULL) {
        Py_DECREF(parts);
        return NULL;
    }
    Py_INCREF(item);
    Py_DECREF(parts);
    return item;
}

static PyMethodDef first_methods[] = {
    {"first", first_first, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef first_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "first",
    .m_size = -1,
    .m_methods = first_methods,
};

PyMODINIT_FUNC
PyInit_first(void)
{
    return PyModule_Create(&first_module);
}
