/* PyList_SET_ITEM steals None once for every slot (None is counted up to Python 3.11). */
#include <Python.h>

static PyObject *
spam_blank(PyObject *self, PyObject *args)
{
    PyObject *list;
    Py_ssize_t i, n;

    if (!PyArg_ParseTuple(args, "n", &n))
        return NULL;
    list = PyList_New(n);
    if (list == NULL)
        return NULL;
    for (i = 0; i < n; i++) {
        PyList_SET_ITEM(list, i, Py_None); // expect-until 3.12: RL114 'Py_None'
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"blank", spam_blank, METH_VARARGS, NULL},
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
