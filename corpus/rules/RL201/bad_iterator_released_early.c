/* The iterator is released before the loop that draws from it. */
#include <Python.h>

static PyObject *
spam_exhaust(PyObject *self, PyObject *iterable)
{
    PyObject *it, *item;
    Py_ssize_t n = 0;

    it = PyObject_GetIter(iterable);
    if (it == NULL)
        return NULL;
    Py_DECREF(it);
    while ((item = PyIter_Next(it)) != NULL) { // expect: RL201 'it'
        Py_DECREF(item);
        n++;
    }
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(n);
}

static PyMethodDef spam_methods[] = {
    {"exhaust", spam_exhaust, METH_O, NULL},
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
