/* The cases of a switch fall through to release, in order, what each stage had made. */
#include <Python.h>

static PyObject *
spam_stages(PyObject *self, PyObject *args)
{
    PyObject *a = NULL, *b = NULL, *c = NULL, *result = NULL;
    int stage = 0;

    a = PyList_New(0);
    if (a == NULL)
        goto out;
    stage = 1;
    b = PyDict_New();
    if (b == NULL)
        goto out;
    stage = 2;
    c = PySet_New(NULL);
    if (c == NULL)
        goto out;
    stage = 3;
    result = PyTuple_Pack(3, a, b, c);
out:
    switch (stage) {
    case 3:
        Py_DECREF(c);
        /* fall through */
    case 2:
        Py_DECREF(b);
        /* fall through */
    case 1:
        Py_DECREF(a);
        break;
    default:
        break;
    }
    return result;
}

static PyMethodDef spam_methods[] = {
    {"stages", spam_stages, METH_VARARGS, NULL},
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
