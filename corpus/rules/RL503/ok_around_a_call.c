/* The call in between may drop the object. */
#include <Python.h>

static PyObject *
spam_first(PyObject *self, PyObject *args)
{
    PyObject *list, *callable, *item, *result;

    if (!PyArg_ParseTuple(args, "O!O", &PyList_Type, &list, &callable))
        return NULL;
    if (PyList_GET_SIZE(list) == 0)
        Py_RETURN_NONE;
    item = PyList_GET_ITEM(list, 0);
    Py_INCREF(item);
    result = PyObject_CallOneArg(callable, list);
    Py_DECREF(item);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"first", spam_first, METH_VARARGS, NULL},
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
