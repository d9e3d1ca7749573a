/* Other threads run in between. */
#include <Python.h>

static PyObject *
spam_wait(PyObject *self, PyObject *args)
{
    PyObject *list, *item;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "O!", &PyList_Type, &list))
        return NULL;
    if (PyList_GET_SIZE(list) == 0)
        Py_RETURN_NONE;
    item = PyList_GET_ITEM(list, 0);
    Py_INCREF(item);
    Py_BEGIN_ALLOW_THREADS
    size = 0;
    Py_END_ALLOW_THREADS
    Py_DECREF(item);
    return PyLong_FromSsize_t(size);
}

static PyMethodDef spam_methods[] = {
    {"wait", spam_wait, METH_VARARGS, NULL},
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
