/* An item of a list is borrowed, but released as if it were a new reference. */
#include <Python.h>

static PyObject *
spam_total_size(PyObject *self, PyObject *args)
{
    PyObject *list;
    Py_ssize_t i, size, total = 0;

    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &list))
        return NULL;
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item = PyList_GET_ITEM(list, i);

        if (!PyBytes_CheckExact(item))
            continue;
        size = PyBytes_GET_SIZE(item);
        Py_DECREF(item); // expect: RL111 'item'
        total += size;
    }
    return PyLong_FromSsize_t(total);
}

static PyMethodDef spam_methods[] = {
    {"total_size", spam_total_size, METH_VARARGS, NULL},
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
