/* A borrowed item is retained for PyObject_SetAttrString, which takes its own reference anyway. */
#include <Python.h>

static PyObject *
spam_set_first(PyObject *self, PyObject *args)
{
    PyObject *target, *list, *item;
    int status;

    if (!PyArg_ParseTuple(args, "OO!", &target, &PyList_Type, &list))
        return NULL;
    item = PyList_GetItem(list, 0);
    if (item == NULL)
        return NULL;
    Py_INCREF(item);
    status = PyObject_SetAttrString(target, "first", item);
    return status < 0 ? NULL : Py_NewRef(Py_None); // expect: RL106 'item'
}

static PyMethodDef spam_methods[] = {
    {"set_first", spam_set_first, METH_VARARGS, NULL},
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
