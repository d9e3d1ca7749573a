/* The default name is made first and overwritten without a release when another is asked for. */
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
        name = PyUnicode_FromFormat("user-%s", wanted); // expect: RL104 'name'
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
