/* The call of the reference gives a new one. */
#include <Python.h>

static PyObject *
spam_target(PyObject *self, PyObject *ref)
{
    PyObject *obj;

    if (!PyWeakref_CheckRef(ref)) {
        PyErr_SetString(PyExc_TypeError, "a weak reference expected");
        return NULL;
    }
    obj = PyObject_CallNoArgs(ref);
    return obj;
}

#ifndef Py_mod_gil /* 3.13 */
#define Py_mod_gil 4
#define Py_MOD_GIL_NOT_USED ((void *)1)
#define Py_MOD_GIL_USED ((void *)0)
#endif

static PyMethodDef spam_methods[] = {
    {"target", spam_target, METH_O, NULL},
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
