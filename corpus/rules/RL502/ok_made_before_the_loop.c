/* One string serves every round. */
#include <Python.h>

static PyObject *
spam_shapes(PyObject *self, PyObject *items)
{
    PyObject *name, *list;
    Py_ssize_t i;

    if (!PyTuple_Check(items)) {
        PyErr_SetString(PyExc_TypeError, "tuple expected");
        return NULL;
    }
    name = PyUnicode_FromString("shape");
    if (name == NULL)
        return NULL;
    list = PyList_New(0);
    for (i = 0; list != NULL && i < PyTuple_GET_SIZE(items); i++) {
        PyObject *shape = PyObject_GetAttr(PyTuple_GET_ITEM(items, i), name);

        if (shape == NULL || PyList_Append(list, shape) < 0)
            Py_CLEAR(list);
        Py_XDECREF(shape);
    }
    Py_DECREF(name);
    return list;
}

static PyMethodDef spam_methods[] = {
    {"shapes", spam_shapes, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
