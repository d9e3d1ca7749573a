/* PyList_SetItem takes the item even when it fails: only the list is released then. */
#include <Python.h>

static PyObject *
spam_put(PyObject *self, PyObject *args)
{
    PyObject *list, *item;
    Py_ssize_t index;
    double value;

    if (!PyArg_ParseTuple(args, "O!nd", &PyList_Type, &list, &index, &value))
        return NULL;
    item = PyFloat_FromDouble(value);
    if (item == NULL)
        return NULL;
    if (PyList_SetItem(list, index, item) < 0) {
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"put", spam_put, METH_VARARGS, NULL},
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
