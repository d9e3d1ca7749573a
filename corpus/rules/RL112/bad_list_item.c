/* The borrowed result of PyList_GetItem is returned as if it were new. */
#include <Python.h>

static PyObject *
spam_first(PyObject *self, PyObject *args)
{
    PyObject *list;

    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &list))
        return NULL;
    return PyList_GetItem(list, 0); // expect: RL112 'PyList_GetItem'
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
