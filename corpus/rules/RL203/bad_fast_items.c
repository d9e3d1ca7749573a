/* The vector of a fast sequence is read after the sequence was released. */
#include <Python.h>

static PyObject *
first_repr(PyObject *self, PyObject *object)
{
    PyObject *fast = PySequence_Fast(object, "a sequence, please"), **items, *result;

    if (fast == NULL)
        return NULL;
    if (PySequence_Fast_GET_SIZE(fast) == 0) {
        Py_DECREF(fast);
        Py_RETURN_NONE;
    }
    items = PySequence_Fast_ITEMS(fast);
    Py_DECREF(fast);
    result = PyObject_Repr(items[0]); // expect: RL203 'items'
    return result;
}

static PyMethodDef first_methods[] = {
    {"repr", first_repr, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef first_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "first",
    .m_size = -1,
    .m_methods = first_methods,
};

PyMODINIT_FUNC
PyInit_first(void)
{
    return PyModule_Create(&first_module);
}
