/* Values borrowed from a dict by PyDict_Next are retained for the list that steals them. */
#include <Python.h>

static PyObject *
spam_values(PyObject *self, PyObject *args)
{
    PyObject *dict, *list, *key, *value;
    Py_ssize_t pos = 0, i = 0;

    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &dict))
        return NULL;
    list = PyList_New(PyDict_Size(dict));
    if (list == NULL)
        return NULL;
    while (PyDict_Next(dict, &pos, &key, &value)) {
        PyList_SET_ITEM(list, i, Py_NewRef(value));
        i++;
    }
    return list;
}

static PyMethodDef spam_methods[] = {
    {"values", spam_values, METH_VARARGS, NULL},
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
