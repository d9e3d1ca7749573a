/* PyModule_AddObjectRef never steals: the release comes once, for success and failure alike. */
#include <Python.h>

static int
limits_exec(PyObject *module)
{
    PyObject *limit;
    int status;

    limit = PyLong_FromLong(4096);
    status = PyModule_AddObjectRef(module, "limit", limit);
    Py_XDECREF(limit);
    return status;
}

static PyModuleDef_Slot limits_slots[] = {
    {Py_mod_exec, limits_exec},
    {0, NULL}
};

static struct PyModuleDef limits_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "limits",
    .m_slots = limits_slots,
};

PyMODINIT_FUNC
PyInit_limits(void)
{
    return PyModuleDef_Init(&limits_module);
}
