/* What is made depends on the round. */
#include <Python.h>

static const char *const names[] = {"red", "green", "blue"};

static PyObject *
spam_names(PyObject *self, PyObject *unused)
{
    PyObject *list = PyList_New(3);
    Py_ssize_t i;

    if (list == NULL)
        return NULL;
    for (i = 0; i < 3; i++) {
        PyObject *name = PyUnicode_FromString(names[i]);

        if (name == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SET_ITEM(list, i, name);
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"names", spam_names, METH_NOARGS, NULL},
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
