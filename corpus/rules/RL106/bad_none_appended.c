/* None is retained by hand for PyList_Append, which does so itself. */
#include <Python.h>

static PyObject *
spam_add_gap(PyObject *self, PyObject *args)
{
    PyObject *list;
    int status;

    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &list))
        return NULL;
    Py_INCREF(Py_None);
    status = PyList_Append(list, Py_None);
    return status == 0 ? PyLong_FromSsize_t(PyList_GET_SIZE(list)) : NULL; // expect-until 3.12: RL106 'Py_None'
}

static PyMethodDef spam_methods[] = {
    {"add_gap", spam_add_gap, METH_VARARGS, NULL},
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
