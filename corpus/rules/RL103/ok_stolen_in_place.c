/* New references made in the argument list are stolen by the call. */
#include <Python.h>

static PyObject *
spam_bounds(PyObject *self, PyObject *args)
{
    PyObject *list;
    long low, high;

    if (!PyArg_ParseTuple(args, "ll", &low, &high))
        return NULL;
    list = PyList_New(2);
    if (list == NULL)
        return NULL;
    if (PyList_SetItem(list, 0, PyLong_FromLong(low)) < 0 ||
        PyList_SetItem(list, 1, PyLong_FromLong(high)) < 0 || PyErr_Occurred()) {
        Py_DECREF(list);
        return NULL;
    }
    return Py_BuildValue("{s:N,s:N}", "bounds", list, "span", PyLong_FromLong(high - low));
}

static PyMethodDef spam_methods[] = {
    {"bounds", spam_bounds, METH_VARARGS, NULL},
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
