/* The getters of 3.13 give strong references, which are taken for borrowed ones here. */
#include <Python.h>

#if PY_VERSION_HEX < 0x030D0000
/* A backport gives them. */
extern PyObject *PyList_GetItemRef(PyObject *list, Py_ssize_t index);
extern int PyDict_GetItemRef(PyObject *dict, PyObject *key, PyObject **result);
extern PyObject *PyImport_AddModuleRef(const char *name);
#endif

static PyObject *
spam_first_size(PyObject *self, PyObject *list)
{
    Py_ssize_t size;
    PyObject *item = PyList_GetItemRef(list, 0);

    if (item == NULL)
        return NULL;
    size = PyObject_Size(item);
    if (size < 0)
        return NULL; // expect: RL101 'item'
    return PyLong_FromSsize_t(size);
}

static PyObject *
spam_hash_of(PyObject *self, PyObject *args)
{
    PyObject *dict, *key, *value;
    Py_hash_t hash;
    int found;

    if (!PyArg_ParseTuple(args, "O!O:hash_of", &PyDict_Type, &dict, &key))
        return NULL;
    found = PyDict_GetItemRef(dict, key, &value);
    if (found < 0)
        return NULL;
    if (found == 0)
        return PyLong_FromLong(0);
    hash = PyObject_Hash(value);
    if (hash == -1)
        return NULL; // expect: RL101 'value'
    return PyLong_FromSsize_t(hash);
}

static PyObject *
spam_has_main(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    int has;
    PyObject *main = PyImport_AddModuleRef("__main__");

    if (main == NULL)
        return NULL;
    has = PyObject_HasAttrString(main, "spam");
    return PyBool_FromLong(has); // expect: RL101 'main'
}

static PyMethodDef spam_methods[] = {
    {"first_size", spam_first_size, METH_O, NULL},
    {"hash_of", spam_hash_of, METH_VARARGS, NULL},
    {"has_main", spam_has_main, METH_NOARGS, NULL},
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
