/* A second PyList_SetItem on the same slot releases the first object, which is then measured. */
#include <Python.h>

static PyObject *
spam_swap_in(PyObject *self, PyObject *args)
{
    PyObject *list, *first, *second;
    Py_ssize_t n;
    const char *a, *b;

    if (!PyArg_ParseTuple(args, "ss", &a, &b))
        return NULL;
    list = PyList_New(1);
    if (list == NULL)
        return NULL;
    first = PyBytes_FromString(a);
    if (first == NULL)
        goto error;
    if (PyList_SetItem(list, 0, first) < 0)
        goto error;
    second = PyBytes_FromString(b);
    if (second == NULL)
        goto error;
    if (PyList_SetItem(list, 0, second) < 0)
        goto error;
    n = PyBytes_GET_SIZE(first); // expect: RL202 'first'
    return Py_BuildValue("(nN)", n, list);

error:
    Py_DECREF(list);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"swap_in", spam_swap_in, METH_VARARGS, NULL},
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
