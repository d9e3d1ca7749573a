/* The result of the helper is not looked at: here it is known to succeed. */
#include <Python.h>

static int
drop_items(PyObject *list, Py_ssize_t count)
{
    if (count > PyList_GET_SIZE(list)) {
        PyErr_SetString(PyExc_IndexError, "too many");
        return -1;
    }
    return 0;
}

static PyObject *
stack_reset(PyObject *self, PyObject *list)
{
    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list is needed");
        return NULL;
    }
    drop_items(list, PyList_GET_SIZE(list));
    if (PyList_GET_SIZE(list) > 0)
        Py_RETURN_TRUE;
    Py_RETURN_FALSE;
}

static PyMethodDef stack_methods[] = {
    {"reset", stack_reset, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef stack_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "stack",
    .m_size = -1,
    .m_methods = stack_methods,
};

PyMODINIT_FUNC
PyInit_stack(void)
{
    return PyModule_Create(&stack_module);
}
