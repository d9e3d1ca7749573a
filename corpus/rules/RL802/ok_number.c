/* -1 with PyErr_Occurred(): the exception is there. */
#include <Python.h>

static PyObject *
demo_twice(PyObject *self, PyObject *arg)
{
    long n = PyLong_AsLong(arg);

    if (n == -1 && PyErr_Occurred())
        return NULL;
    return PyLong_FromLong(2 * n);
}

static PyMethodDef demo_methods[] = {
    {"twice", (PyCFunction)demo_twice, METH_O, NULL},
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
