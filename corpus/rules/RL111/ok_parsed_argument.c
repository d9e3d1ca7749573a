/* PyArg_ParseTuple lends its objects, and this function leaves them alone. */
#include <Python.h>

static PyObject *
spam_call_twice(PyObject *self, PyObject *args)
{
    PyObject *func, *first, *second;

    if (!PyArg_ParseTuple(args, "O", &func))
        return NULL;
    first = PyObject_CallObject(func, NULL);
    if (first == NULL)
        return NULL;
    second = PyObject_CallObject(func, NULL);
    if (second == NULL) {
        Py_DECREF(first);
        return NULL;
    }
    return Py_BuildValue("(NN)", first, second);
}

static PyMethodDef spam_methods[] = {
    {"call_twice", spam_call_twice, METH_VARARGS, NULL},
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
