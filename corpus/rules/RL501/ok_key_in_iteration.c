/* The key is made once. */
#include <Python.h>

static PyObject *
spam_count(PyObject *self, PyObject *dicts)
{
    PyObject *it, *dict, *key;
    Py_ssize_t found = 0;

    key = PyUnicode_FromString("name");
    if (key == NULL)
        return NULL;
    it = PyObject_GetIter(dicts);
    if (it == NULL) {
        Py_DECREF(key);
        return NULL;
    }
    while ((dict = PyIter_Next(it)) != NULL) {
        int has;

        has = PyDict_Check(dict) ? PyDict_Contains(dict, key) : 0;
        Py_DECREF(dict);
        if (has < 0) {
            Py_DECREF(it);
            Py_DECREF(key);
            return NULL;
        }
        found += has;
    }
    Py_DECREF(it);
    Py_DECREF(key);
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(found);
}

static PyMethodDef spam_methods[] = {
    {"count", spam_count, METH_O, NULL},
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
