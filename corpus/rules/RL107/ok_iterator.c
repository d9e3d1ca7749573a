/* Every item that the iterator hands out is released before the next one. */
#include <Python.h>

static PyObject *
spam_count_truthy(PyObject *self, PyObject *iterable)
{
    PyObject *it, *item;
    Py_ssize_t count = 0;

    it = PyObject_GetIter(iterable);
    if (it == NULL)
        return NULL;
    while ((item = PyIter_Next(it)) != NULL) {
        int truth = PyObject_IsTrue(item);

        Py_DECREF(item);
        if (truth < 0) {
            Py_DECREF(it);
            return NULL;
        }
        count += truth;
    }
    Py_DECREF(it);
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(count);
}

static PyMethodDef spam_methods[] = {
    {"count_truthy", spam_count_truthy, METH_O, NULL},
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
