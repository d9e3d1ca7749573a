/* A KeyError is cleared, and all else handed on. */
#include <Python.h>

static PyObject *
demo_get(PyObject *self, PyObject *arg)
{
    PyObject *value = PyObject_GetItem(arg, Py_None);

    if (value == NULL) {
        if (PyErr_ExceptionMatches(PyExc_KeyError)) {
            PyErr_Clear();
            Py_RETURN_NONE;
        }
        return NULL;
    }
    return value;
}

static PyMethodDef demo_methods[] = {
    {"get", (PyCFunction)demo_get, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
    .m_methods = demo_methods,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    return PyModule_Create(&demo_module);
}
