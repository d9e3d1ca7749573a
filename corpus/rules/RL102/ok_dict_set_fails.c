/* When the dict refuses the value, both the dict and the value are released. */
#include <Python.h>

static PyObject *
spam_options(PyObject *self, PyObject *args)
{
    PyObject *options, *level;
    int number;

    if (!PyArg_ParseTuple(args, "i", &number))
        return NULL;
    options = PyDict_New();
    if (options == NULL)
        return NULL;
    level = PyLong_FromLong(number);
    if (level == NULL) {
        Py_DECREF(options);
        return NULL;
    }
    if (PyDict_SetItemString(options, "level", level) < 0) {
        Py_DECREF(level);
        Py_DECREF(options);
        return NULL;
    }
    Py_DECREF(level);
    return options;
}

static PyMethodDef spam_methods[] = {
    {"options", spam_options, METH_VARARGS, NULL},
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
