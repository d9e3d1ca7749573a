/* A static variable holds one reference and the module steals another: both are accounted for. */
#include <Python.h>

static PyObject *net_error = NULL;

static struct PyModuleDef net_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "net",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_net(void)
{
    PyObject *module;

    module = PyModule_Create(&net_module);
    if (module == NULL)
        return NULL;
    net_error = PyErr_NewException("net.Error", NULL, NULL);
    Py_XINCREF(net_error);
    if (PyModule_AddObject(module, "Error", net_error) < 0) {
        Py_XDECREF(net_error);
        Py_CLEAR(net_error);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
