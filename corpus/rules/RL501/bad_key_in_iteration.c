/* The key is made anew for every item of an iterator. */
#include <Python.h>

static PyObject *
spam_count(PyObject *self, PyObject *dicts)
{
    PyObject *it, *dict, *key;
    Py_ssize_t found = 0;

    it = PyObject_GetIter(dicts);
    if (it == NULL)
        return NULL;
    while ((dict = PyIter_Next(it)) != NULL) {
        int has;

        key = PyUnicode_FromString("name"); // expect: RL501 'PyUnicode_FromString'
        if (key == NULL) {
            Py_DECREF(dict);
            Py_DECREF(it);
            return NULL;
        }
        has = PyDict_Check(dict) ? PyDict_Contains(dict, key) : 0;
        Py_DECREF(key);
        Py_DECREF(dict);
        if (has < 0) {
            Py_DECREF(it);
            return NULL;
        }
        found += has;
    }
    Py_DECREF(it);
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
