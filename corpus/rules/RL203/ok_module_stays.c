/* The function lets its reference to the module go; sys.modules keeps the module and its dict. */
#include <Python.h>

static PyObject *
mods_platform(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *module, *dict, *value;

    module = PyImport_ImportModule("os");
    if (module == NULL)
        return NULL;
    dict = PyModule_GetDict(module);
    Py_DECREF(module);
    value = PyDict_GetItemString(dict, "name");
    if (value == NULL) {
        PyErr_SetString(PyExc_AttributeError, "name");
        return NULL;
    }
    return Py_NewRef(value);
}

static PyMethodDef mods_methods[] = {
    {"platform", mods_platform, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef mods_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "mods",
    .m_size = -1,
    .m_methods = mods_methods,
};

PyMODINIT_FUNC
PyInit_mods(void)
{
    return PyModule_Create(&mods_module);
}
