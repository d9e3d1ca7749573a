/* Only small numbers are there already: a larger one has to be made, and that can fail. */
#include <Python.h>

static PyObject *
zeros(PyObject *module, PyObject *arg)
{
    Py_ssize_t count = PyLong_AsSsize_t(arg);
    PyObject *zero, *list;

    if (count == -1 && PyErr_Occurred())
        return NULL;
    list = PyList_New(0);
    if (list == NULL)
        return NULL;
    zero = PyLong_FromLong(1000);
    for (Py_ssize_t i = 0; i < count; i++) {
        if (PyList_Append(list, zero) < 0) {
            Py_DECREF(zero);    // expect: RL801 'zero'
            Py_DECREF(list);
            return NULL;
        }
    }
    Py_DECREF(zero);
    return list;
}

static PyMethodDef zeros_methods[] = {
    {"zeros", zeros, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef zeros_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "zeros",
    .m_size = -1,
    .m_methods = zeros_methods,
};

PyMODINIT_FUNC
PyInit_zeros(void)
{
    return PyModule_Create(&zeros_module);
}
