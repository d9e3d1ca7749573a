/* Initialisation runs once. */
#include <Python.h>

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    PyObject *m = PyModule_Create(&spam_module), *json;

    if (m == NULL)
        return NULL;
    json = PyImport_ImportModule("json");
    if (json == NULL || PyModule_AddObjectRef(m, "json", json) < 0)
        Py_CLEAR(m);
    Py_XDECREF(json);
    return m;
}
