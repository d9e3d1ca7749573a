/* The message of an exception shows the bytes of an object that is gone. */
#include <Python.h>

static PyObject *
check_callable(PyObject *self, PyObject *obj)
{
    const char *name;
    PyObject *repr;

    if (PyCallable_Check(obj))
        Py_RETURN_TRUE;
    repr = PyObject_Repr(obj);
    if (repr == NULL)
        return NULL;
    name = PyUnicode_AsUTF8(repr);
    Py_DECREF(repr);
    if (name != NULL)
        PyErr_Format(PyExc_TypeError, "%.100s cannot be called", name); // expect: RL203 'name'
    return NULL;
}

static PyMethodDef check_methods[] = {
    {"callable", check_callable, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef check_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "check",
    .m_size = -1,
    .m_methods = check_methods,
};

PyMODINIT_FUNC
PyInit_check(void)
{
    return PyModule_Create(&check_module);
}
