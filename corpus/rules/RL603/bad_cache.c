/* Each execution makes a dictionary. */
#include <Python.h>

static PyObject *cache;

static PyObject *
spam_get(PyObject *module, PyObject *unused)
{
    return PyDict_Copy(cache);
}

static int
spam_exec(PyObject *module)
{
    cache = PyDict_New(); // expect: RL603 'cache'
    if (cache == NULL)
        return -1;
    return 0;
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
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModuleDef_Init(&spam_module);
}
