/* The helper sets an exception whatever it is given; its result is not asked for, and success is returned. */
#include <Python.h>

static int
refuse(const char *what)
{
    PyErr_Format(PyExc_TypeError, "a dict is wanted, not %s", what);
    return -1;
}

static PyObject *
demo_check(PyObject *self, PyObject *arg)
{
    if (!PyDict_Check(arg)) {
        refuse(Py_TYPE(arg)->tp_name);
        Py_RETURN_FALSE; // expect: RL803 'demo_check'
    }
    return PyBool_FromLong(PyDict_Size(arg) > 0);
}

static PyObject *
demo_count(PyObject *self, PyObject *arg)
{
    if (!PyDict_Check(arg)) {
        refuse(Py_TYPE(arg)->tp_name);
        return PyLong_FromLong(0); // expect: RL803 'demo_count'
    }
    return PyLong_FromSsize_t(PyDict_Size(arg));
}

static PyMethodDef demo_methods[] = {
    {"check", demo_check, METH_O, NULL},
    {"count", demo_count, METH_O, NULL},
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
