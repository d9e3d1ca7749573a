/* An assertion states what the call before it guarantees. */
#include <Python.h>
#include <assert.h>

static PyObject *
spam_find_or_add(PyObject *self, PyObject *args)
{
    PyObject *table, *key, *value;
    int found;

    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &table, &key))
        return NULL;
    found = PyDict_Contains(table, key);
    if (found < 0)
        return NULL;
    if (!found && PyDict_SetItem(table, key, Py_None) < 0)
        return NULL;
    value = PyDict_GetItem(table, key);
    if (value == NULL)
        Py_UNREACHABLE();
    assert(value != NULL);
    Py_INCREF(value);
    return value;
}

static PyMethodDef spam_methods[] = {
    {"find_or_add", spam_find_or_add, METH_VARARGS, NULL},
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
