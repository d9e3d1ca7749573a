/* What it was before is put back, off too. */
#include <Python.h>

static PyObject *
spam_collectable(PyObject *self, PyObject *unused)
{
    int was_enabled = PyGC_IsEnabled(), is_enabled;

    PyGC_Enable();
    is_enabled = PyGC_IsEnabled();
    if (was_enabled)
        PyGC_Enable();
    else
        PyGC_Disable();
    return PyBool_FromLong(is_enabled);
}

static PyMethodDef spam_methods[] = {
    {"collectable", spam_collectable, METH_NOARGS, NULL},
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
