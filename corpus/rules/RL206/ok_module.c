/* The import gives a new reference. */
#include <Python.h>

static PyObject *
spam_main(PyObject *self, PyObject *unused)
{
    PyObject *main = PyImport_ImportModule("__main__");

    if (main == NULL)
        return NULL;
    return main;
}

#ifndef Py_mod_gil /* 3.13 */
#define Py_mod_gil 4
#define Py_MOD_GIL_NOT_USED ((void *)1)
#define Py_MOD_GIL_USED ((void *)0)
#endif

static PyMethodDef spam_methods[] = {
    {"main", spam_main, METH_NOARGS, NULL},
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
