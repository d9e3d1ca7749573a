/* What was found is kept in a static variable. */
#include <Python.h>

static PyObject *dumps; /* of json; lives as long as the process */

static PyObject *
spam_dump(PyObject *self, PyObject *obj)
{
    if (dumps == NULL) {
        PyObject *json = PyImport_ImportModule("json");

        if (json == NULL)
            return NULL;
        dumps = PyObject_GetAttrString(json, "dumps");
        Py_DECREF(json);
        if (dumps == NULL)
            return NULL;
    }
    return PyObject_CallOneArg(dumps, obj);
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
