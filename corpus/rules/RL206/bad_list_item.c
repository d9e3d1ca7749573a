/* An item is borrowed from a list that other threads can change. */
#include <Python.h>

static PyObject *
spam_first(PyObject *self, PyObject *list)
{
    if (!PyList_Check(list) || PyList_GET_SIZE(list) == 0) {
        PyErr_SetString(PyExc_TypeError, "a list with items expected");
        return NULL;
    }
    return Py_NewRef(PyList_GET_ITEM(list, 0)); // expect: RL206 'list'
}

#ifndef Py_mod_gil /* 3.13 */
#define Py_mod_gil 4
#define Py_MOD_GIL_NOT_USED ((void *)1)
#define Py_MOD_GIL_USED ((void *)0)
#endif

static PyMethodDef spam_methods[] = {
    {"first", spam_first, METH_O, NULL},
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
