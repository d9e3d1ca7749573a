/* The release comes before the `continue`, too. */
#include <Python.h>

static PyObject *
spam_sum_ints(PyObject *self, PyObject *iterable)
{
    PyObject *it, *item;
    double total = 0.0;

    it = PyObject_GetIter(iterable);
    if (it == NULL)
        return NULL;
    while ((item = PyIter_Next(it)) != NULL) {
        if (!PyLong_Check(item)) {
            Py_DECREF(item);
            continue;
        }
        total += PyLong_AsDouble(item);
        Py_DECREF(item);
        if (PyErr_Occurred())
            break;
    }
    Py_DECREF(it);
    if (PyErr_Occurred())
        return NULL;
    return PyFloat_FromDouble(total);
}

static PyMethodDef spam_methods[] = {
    {"sum_ints", spam_sum_ints, METH_O, NULL},
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
