/* The module gc turns the collector off, and a failure leaves it so. */
#include <Python.h>

static PyObject *
load_rows(PyObject *rows)
{
    PyObject *gc = PyImport_ImportModule("gc"), *list, *none;

    if (gc == NULL)
        return NULL;
    none = PyObject_CallMethod(gc, "disable", NULL);
    Py_XDECREF(none);
    list = PySequence_List(rows);
    if (list == NULL) {
        Py_DECREF(gc);
        return NULL; // expect: RL701 'PyObject_CallMethod'
    }
    none = PyObject_CallMethod(gc, "enable", NULL);
    Py_XDECREF(none);
    Py_DECREF(gc);
    return list;
}

static PyObject *
spam_load(PyObject *self, PyObject *rows)
{
    return load_rows(rows);
}

static PyMethodDef spam_methods[] = {
    {"load", spam_load, METH_O, NULL},
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
