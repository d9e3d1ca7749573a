/* On failure the variable is set to NULL instead of being released. */
#include <Python.h>

static PyObject *
conf_defaults(PyObject *self, PyObject *value)
{
    PyObject *result;

    result = PyDict_New();
    if (result == NULL)
        return NULL;
    if (PyDict_SetItemString(result, "default", value) < 0)
        result = NULL; // expect: RL104 'result'
    return result;
}

static PyMethodDef conf_methods[] = {
    {"defaults", conf_defaults, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef conf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "conf",
    .m_size = -1,
    .m_methods = conf_methods,
};

PyMODINIT_FUNC
PyInit_conf(void)
{
    return PyModule_Create(&conf_module);
}
