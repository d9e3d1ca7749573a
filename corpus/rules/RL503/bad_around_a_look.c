/* The object is retained for a look that runs no code. */
#include <Python.h>

static PyObject *
spam_size(PyObject *self, PyObject *args)
{
    PyObject *list;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &list))
        return NULL;
    Py_INCREF(list);
    size = PyList_GET_SIZE(list);
    Py_DECREF(list); // expect: RL503 'list'
    return PyLong_FromSsize_t(size);
}

static PyMethodDef spam_methods[] = {
    {"size", spam_size, METH_VARARGS, NULL},
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
