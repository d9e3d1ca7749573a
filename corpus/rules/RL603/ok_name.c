/* m_free gives it up. */
#include <Python.h>

static PyObject *name;

static PyObject *
spam_get(PyObject *module, PyObject *unused)
{
    return Py_NewRef(name);
}

static int
spam_exec(PyObject *module)
{
    name = PyUnicode_InternFromString("spam");
    if (name == NULL)
        return -1;
    return 0;
}

static void
spam_free(void *module)
{
    Py_CLEAR(name);
}

static PyMethodDef spam_methods[] = {
    {"get", spam_get, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyModuleDef_Slot spam_slots[] = {
    {Py_mod_exec, spam_exec},
    {0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = 0,
    .m_methods = spam_methods,
    .m_slots = spam_slots,
    .m_free = spam_free,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModuleDef_Init(&spam_module);
}
