/* Py_CLEAR sets the variable to NULL, so that the clean-up at the end finds nothing to release. */
#include <Python.h>

static PyObject *
spam_upper_or_same(PyObject *self, PyObject *arg)
{
    PyObject *text = NULL, *upper = NULL, *result = NULL;

    text = PyObject_Str(arg);
    if (text == NULL)
        goto done;
    upper = PyObject_CallMethod(text, "upper", NULL);
    Py_CLEAR(text);
    if (upper == NULL)
        goto done;
    result = Py_BuildValue("(O)", upper);
done:
    Py_XDECREF(text);
    Py_XDECREF(upper);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"upper_or_same", spam_upper_or_same, METH_O, NULL},
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
