/* The variable goes on as a borrowed reference after its object was stolen by a list that lives. */
#include <Python.h>

static PyObject *
spam_nested(PyObject *self, PyObject *args)
{
    PyObject *outer, *inner, *value;

    if (!PyArg_ParseTuple(args, "O", &value))
        return NULL;
    outer = PyList_New(1);
    if (outer == NULL)
        return NULL;
    inner = PyList_New(0);
    if (inner == NULL) {
        Py_DECREF(outer);
        return NULL;
    }
    PyList_SET_ITEM(outer, 0, inner);
    if (PyList_Append(inner, value) < 0) {
        Py_DECREF(outer);
        return NULL;
    }
    return outer;
}

static PyMethodDef spam_methods[] = {
    {"nested", spam_nested, METH_VARARGS, NULL},
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
