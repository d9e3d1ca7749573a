/* The last item of a fast sequence outlives the sequence by one line. */
#include <Python.h>

static PyObject *
last_repr(PyObject *self, PyObject *obj)
{
    PyObject *fast, *item = NULL, *result;
    Py_ssize_t n;

    fast = PySequence_Fast(obj, "a sequence, please");
    if (fast == NULL)
        return NULL;
    n = PySequence_Fast_GET_SIZE(fast);
    if (n > 0)
        item = PySequence_Fast_GET_ITEM(fast, n - 1);
    Py_DECREF(fast);
    if (item == NULL)
        Py_RETURN_NONE;
    result = PyObject_Repr(item); // expect: RL203 'item'
    return result;
}

static PyMethodDef last_methods[] = {
    {"repr", last_repr, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef last_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "last",
    .m_size = -1,
    .m_methods = last_methods,
};

PyMODINIT_FUNC
PyInit_last(void)
{
    return PyModule_Create(&last_module);
}
