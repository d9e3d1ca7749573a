/* The variable is set to NULL once the dict is stolen, so that the error label can release it. */
#include <Python.h>

static struct PyModuleDef conf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "conf",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_conf(void)
{
    PyObject *module = NULL, *table = NULL;

    module = PyModule_Create(&conf_module);
    if (module == NULL)
        goto error;
    table = PyDict_New();
    if (table == NULL)
        goto error;
    if (PyModule_AddObject(module, "table", table) < 0)
        goto error;
    table = NULL;
    if (PyModule_AddIntConstant(module, "limit", 16) < 0)
        goto error;
    return module;

error:
    Py_XDECREF(table);
    Py_XDECREF(module);
    return NULL;
}
