/* The helper gives its argument back with a reference of its own, or NULL; the caller keeps neither. */
#include <Python.h>

static PyObject *
if_number(PyObject *arg)
{
    if (PyLong_Check(arg)) {
        Py_INCREF(arg);
        return arg;
    }
    return NULL;
}

static PyObject *
demo_is_number(PyObject *self, PyObject *arg)
{
    PyObject *number = if_number(arg);

    if (number == NULL)
        Py_RETURN_FALSE;
    Py_RETURN_TRUE; // expect: RL106 'number'
}

static PyMethodDef demo_methods[] = {
    {"is_number", demo_is_number, METH_O, NULL},
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
