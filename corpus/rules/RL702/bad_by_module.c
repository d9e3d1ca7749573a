/* Every round runs gc.collect(). */
#include <Python.h>

static int
look_at_each(PyObject *items)
{
    PyObject *gc, *result;
    Py_ssize_t i;

    gc = PyImport_ImportModule("gc");
    if (gc == NULL)
        return -1;
    for (i = 0; i < PyTuple_GET_SIZE(items); i++) {
        if (PyObject_IsTrue(PyTuple_GET_ITEM(items, i)) < 0)
            break;
        result = PyObject_CallMethod(gc, "collect", NULL); // expect: RL702 'PyObject_CallMethod'
        if (result == NULL)
            break;
        Py_DECREF(result);
    }
    Py_DECREF(gc);
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *
spam_each(PyObject *self, PyObject *args)
{
    PyObject *items;

    if (!PyArg_ParseTuple(args, "O!", &PyTuple_Type, &items) || look_at_each(items) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"each", spam_each, METH_VARARGS, NULL},
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
