/* A helper releases the object before it hands on a failure of PyModule_AddObject. */
#include <Python.h>

static int
add_version(PyObject *module, int major, int minor)
{
    PyObject *version;

    version = Py_BuildValue("(ii)", major, minor);
    if (version == NULL)
        return -1;
    if (PyModule_AddObject(module, "version_info", version) < 0) {
        Py_DECREF(version);
        return -1;
    }
    return 0;
}

static int
ver_exec(PyObject *module)
{
    return add_version(module, 3, 11);
}

static PyModuleDef_Slot ver_slots[] = {
    {Py_mod_exec, ver_exec},
    {0, NULL}
};

static struct PyModuleDef ver_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ver",
    .m_slots = ver_slots,
};

PyMODINIT_FUNC
PyInit_ver(void)
{
    return PyModuleDef_Init(&ver_module);
}
