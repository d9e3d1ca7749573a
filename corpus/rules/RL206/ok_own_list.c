/* The list was made here, and no other thread has it. */
#include <Python.h>

static PyObject *
spam_last_key(PyObject *self, PyObject *mapping)
{
    PyObject *keys = PyMapping_Keys(mapping), *key;

    if (keys == NULL)
        return NULL;
    if (PyList_GET_SIZE(keys) == 0) {
        Py_DECREF(keys);
        Py_RETURN_NONE;
    }
    key = Py_NewRef(PyList_GET_ITEM(keys, PyList_GET_SIZE(keys) - 1));
    Py_DECREF(keys);
    return key;
}

#ifndef Py_mod_gil /* 3.13 */
#define Py_mod_gil 4
#define Py_MOD_GIL_NOT_USED ((void *)1)
#define Py_MOD_GIL_USED ((void *)0)
#endif

static PyMethodDef spam_methods[] = {
    {"last_key", spam_last_key, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyModuleDef_Slot spam_slots[] = {
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
    {0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = 0,
    .m_methods = spam_methods,
    .m_slots = spam_slots,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModuleDef_Init(&spam_module);
}
