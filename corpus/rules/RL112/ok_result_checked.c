/* A reference that the caller gives away is handed back once it was compared with the exception: NULL is no reference. */
#include <Python.h>

__attribute__((annotate("reflint::new"))) PyObject *
check_result(__attribute__((annotate("reflint::steals"))) PyObject *result)
{
    if (result == NULL) {
        if (PyErr_Occurred() == NULL) {
            PyErr_SetString(PyExc_SystemError, "failed without an exception");
            return NULL;
        }
    } else {
        if (PyErr_Occurred()) {
            Py_DECREF(result);
            return NULL;
        }
    }
    return result;
}

static PyObject *
checked_call(PyObject *self, PyObject *callable)
{
    return check_result(PyObject_CallNoArgs(callable));
}

static PyMethodDef checked_methods[] = {
    {"call", checked_call, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef checked_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "checked",
    .m_size = -1,
    .m_methods = checked_methods,
};

PyMODINIT_FUNC
PyInit_checked(void)
{
    return PyModule_Create(&checked_module);
}
