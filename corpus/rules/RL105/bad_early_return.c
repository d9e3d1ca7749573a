/* PyModule_AddObject steals on success only: after a failure the exception type is still owned. */
#include <Python.h>

static struct PyModuleDef net_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "net",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_net(void)
{
    PyObject *module, *error;

    module = PyModule_Create(&net_module);
    if (module == NULL)
        return NULL;
    error = PyErr_NewException("net.Error", PyExc_OSError, NULL);
    if (error == NULL) {
        Py_DECREF(module);
        return NULL;
    }
    if (PyModule_AddObject(module, "Error", error) < 0) {
        Py_DECREF(module);
        return NULL; // expect: RL105 'error'
    }
    return module;
}
