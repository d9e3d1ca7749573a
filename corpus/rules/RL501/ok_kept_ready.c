/* Small integers and single characters are kept ready by the interpreter. */
#include <Python.h>

static PyObject *
spam_zeros(PyObject *self, PyObject *unused)
{
    PyObject *list = PyList_New(0);
    Py_ssize_t i;

    if (list == NULL)
        return NULL;
    for (i = 0; i < 3; i++) {
        PyObject *zero = PyLong_FromLong(0), *comma = PyUnicode_FromString(",");

        if (zero == NULL || comma == NULL || PyList_Append(list, zero) < 0 || PyList_Append(list, comma) < 0) {
            Py_XDECREF(zero);
            Py_XDECREF(comma);
            Py_DECREF(list);
            return NULL;
        }
        Py_DECREF(zero);
        Py_DECREF(comma);
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"zeros", spam_zeros, METH_NOARGS, NULL},
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
