/* The best item so far is kept, and released when a better one takes its place. */
#include <Python.h>

static PyObject *
spam_maximum(PyObject *self, PyObject *iterable)
{
    PyObject *it, *item, *best = NULL;
    int greater;

    it = PyObject_GetIter(iterable);
    if (it == NULL)
        return NULL;
    while ((item = PyIter_Next(it)) != NULL) {
        if (best == NULL) {
            best = item;
            continue;
        }
        greater = PyObject_RichCompareBool(item, best, Py_GT);
        if (greater < 0) {
            Py_DECREF(item);
            goto error;
        }
        if (greater)
            Py_SETREF(best, item);
        else
            Py_DECREF(item);
    }
    if (PyErr_Occurred())
        goto error;
    Py_DECREF(it);
    if (best == NULL)
        PyErr_SetString(PyExc_ValueError, "empty iterable");
    return best;

error:
    Py_XDECREF(best);
    Py_DECREF(it);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"maximum", spam_maximum, METH_O, NULL},
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
