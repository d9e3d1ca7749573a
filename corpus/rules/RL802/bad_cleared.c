/* The exception is cleared, and then failure is reported. */
#include <Python.h>

static PyObject *
demo_size(PyObject *self, PyObject *arg)
{
    Py_ssize_t size = PyObject_Size(arg);

    if (size < 0) {
        PyErr_Clear();
        return NULL; // expect: RL802 'demo_size'
    }
    return PyLong_FromSsize_t(size);
}

static PyMethodDef demo_methods[] = {
    {"size", (PyCFunction)demo_size, METH_O, NULL},
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
