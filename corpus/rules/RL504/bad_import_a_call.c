/* A module is imported on every call. */
#include <Python.h>

static PyObject *
spam_dump(PyObject *self, PyObject *obj)
{
    PyObject *json = PyImport_ImportModule("json"), *dumps, *result; // expect: RL504 'PyImport_ImportModule'

    if (json == NULL)
        return NULL;
    dumps = PyObject_GetAttrString(json, "dumps");
    Py_DECREF(json);
    if (dumps == NULL)
        return NULL;
    result = PyObject_CallOneArg(dumps, obj);
    Py_DECREF(dumps);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"dump", spam_dump, METH_O, NULL},
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
