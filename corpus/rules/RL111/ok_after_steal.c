/* The list has taken over the number, and the function does not touch it again. */
#include <Python.h>

static PyObject *
spam_zeros(PyObject *self, PyObject *args)
{
    PyObject *list, *zero;
    int i, n;

    if (!PyArg_ParseTuple(args, "i", &n))
        return NULL;
    list = PyList_New(n > 0 ? n : 0);
    if (list == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        zero = PyFloat_FromDouble(i * 0.5);
        if (zero == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SET_ITEM(list, i, zero);
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"zeros", spam_zeros, METH_VARARGS, NULL},
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
