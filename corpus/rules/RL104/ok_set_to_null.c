/* On failure Py_CLEAR releases the object and sets the variable to NULL. */
#include <Python.h>

static PyObject *
conf_defaults(PyObject *self, PyObject *value)
{
    PyObject *result;

    result = PyDict_New();
    if (result == NULL)
        return NULL;
    if (PyDict_SetItemString(result, "default", value) < 0)
        Py_CLEAR(result);
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
