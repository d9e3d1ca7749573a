/* Py_BuildValue("O") takes a reference of its own to a borrowed item. */
#include <Python.h>

static PyObject *
spam_last_with_index(PyObject *self, PyObject *args)
{
    PyObject *list, *last;
    Py_ssize_t n;

    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &list))
        return NULL;
    n = PyList_GET_SIZE(list);
    last = PyList_GetItem(list, n - 1);
    if (last == NULL)
        return NULL;
    return Py_BuildValue("(nO)", n - 1, last);
}

static PyMethodDef spam_methods[] = {
    {"last_with_index", spam_last_with_index, METH_VARARGS, NULL},
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
