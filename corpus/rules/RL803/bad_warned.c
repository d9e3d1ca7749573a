/* The exception is set, and success reported. */
#include <Python.h>

static PyObject *
demo_old(PyObject *self, PyObject *arg)
{
    if (arg == Py_None) {
        PyErr_SetString(PyExc_ValueError, "None is not allowed");
        Py_RETURN_NONE; // expect: RL803 'demo_old'
    }
    return PyObject_Str(arg);
}

static PyMethodDef demo_methods[] = {
    {"old", (PyCFunction)demo_old, METH_O, NULL},
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
