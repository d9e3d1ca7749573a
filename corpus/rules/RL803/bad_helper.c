/* The helper has set an exception, and its result is taken for no. */
#include <Python.h>

static int
is_short(PyObject *text)
{
    Py_ssize_t length = PyObject_Size(text);

    if (length < 0)
        return -1;
    return length < 10;
}

static PyObject *
demo_check(PyObject *self, PyObject *arg)
{
    int is = is_short(arg);

    if (is < 0)
        Py_RETURN_FALSE; // expect: RL803 'demo_check'
    return PyBool_FromLong(is);
}

static PyMethodDef demo_methods[] = {
    {"check", (PyCFunction)demo_check, METH_O, NULL},
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
