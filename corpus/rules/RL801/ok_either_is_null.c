/* Two results are checked in one condition; behind it neither of them is NULL. */
#include <Python.h>

static PyObject *
spam_two_tuples(PyObject *self, PyObject *args)
{
    PyObject *left = NULL, *right = NULL, *value;

    if (!PyArg_ParseTuple(args, "O", &value))
        return NULL;
    if ((left = PyTuple_New(1)) == NULL || (right = PyTuple_New(1)) == NULL)
        goto error;
    PyTuple_SET_ITEM(left, 0, Py_NewRef(value));
    PyTuple_SET_ITEM(right, 0, Py_NewRef(value));
    return Py_BuildValue("(NN)", left, right);

error:
    Py_XDECREF(left);
    Py_XDECREF(right);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"two_tuples", spam_two_tuples, METH_VARARGS, NULL},
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
