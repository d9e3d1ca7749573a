/* The default name is released before another one takes its place. */
#include <Python.h>

static PyObject *
spam_make_name(PyObject *self, PyObject *args)
{
    PyObject *name;
    const char *wanted = NULL;

    if (!PyArg_ParseTuple(args, "|z", &wanted))
        return NULL;
    name = PyUnicode_FromString("anonymous");
    if (name == NULL)
        return NULL;
    if (wanted != NULL) {
        Py_DECREF(name);
        name = PyUnicode_FromFormat("user-%s", wanted);
        if (name == NULL)
            return NULL;
    }
    return name;
}

static PyMethodDef spam_methods[] = {
    {"make_name", spam_make_name, METH_VARARGS, NULL},
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
