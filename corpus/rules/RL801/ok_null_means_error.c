/* NULL is recognised in other words: by PyErr_Occurred, by `!`, by a comparison in a condition. */
#include <Python.h>

static PyObject *
conf_length(PyObject *self, PyObject *args)
{
    PyObject *table, *key, *value, *text;
    Py_ssize_t length;

    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &table, &key))
        return NULL;
    value = PyDict_GetItemWithError(table, key);
    if (!value) {
        if (!PyErr_Occurred())
            PyErr_SetObject(PyExc_KeyError, key);
        return NULL;
    }
    if (!(text = PyObject_Str(value)))
        return NULL;
    length = PyUnicode_GET_LENGTH(text);
    Py_DECREF(text);
    return PyLong_FromSsize_t(length);
}

static PyMethodDef conf_methods[] = {
    {"length", conf_length, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef conf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "conf",
    .m_size = -1,
    .m_methods = conf_methods,
};

PyMODINIT_FUNC
PyInit_conf(void)
{
    return PyModule_Create(&conf_module);
}
