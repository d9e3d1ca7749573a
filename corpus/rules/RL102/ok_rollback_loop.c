/* When one item fails, a loop counts back over the items that were made before it. */
#include <Python.h>

static PyObject *
spam_four(PyObject *self, PyObject *args)
{
    PyObject *items[4];
    PyObject *result;
    double x;
    int i;

    if (!PyArg_ParseTuple(args, "d", &x))
        return NULL;
    for (i = 0; i < 4; i++) {
        items[i] = PyFloat_FromDouble(x + i);
        if (items[i] == NULL) {
            while (--i >= 0)
                Py_DECREF(items[i]);
            return NULL;
        }
    }
    result = PyTuple_Pack(4, items[0], items[1], items[2], items[3]);
    for (i = 0; i < 4; i++)
        Py_DECREF(items[i]);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"four", spam_four, METH_VARARGS, NULL},
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
