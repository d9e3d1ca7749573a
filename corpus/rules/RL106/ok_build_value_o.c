/* An argument goes to Py_BuildValue("O"), which retains it itself. */
#include <Python.h>

static PyObject *
spam_tagged(PyObject *self, PyObject *args)
{
    PyObject *value;
    const char *tag;

    if (!PyArg_ParseTuple(args, "sO", &tag, &value))
        return NULL;
    return Py_BuildValue("(sO)", tag, value);
}

static PyMethodDef spam_methods[] = {
    {"tagged", spam_tagged, METH_VARARGS, NULL},
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
