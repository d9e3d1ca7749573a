/* PyDict_SetItemString takes the C string. */
#include <Python.h>

static PyObject *
spam_look(PyObject *self, PyObject *obj)
{
    PyObject *dict = PyDict_New();

    if (dict == NULL)
        return NULL;
    if (PyDict_SetItemString(dict, "value", obj) < 0) {
        Py_DECREF(dict);
        return NULL;
    }
    return dict;
}

static PyMethodDef spam_methods[] = {
    {"look", spam_look, METH_O, NULL},
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
