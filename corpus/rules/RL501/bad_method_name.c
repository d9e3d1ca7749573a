/* The name of the method is made anew in every round. */
#include <Python.h>

static PyObject *
spam_update(PyObject *self, PyObject *args)
{
    PyObject *target, *items, *name;
    Py_ssize_t i;

    if (!PyArg_ParseTuple(args, "OO!", &target, &PyList_Type, &items))
        return NULL;
    for (i = 0; i < PyList_GET_SIZE(items); i++) {
        PyObject *result;

        name = PyUnicode_FromString("update"); // expect: RL501 'PyUnicode_FromString'
        if (name == NULL)
            return NULL;
        result = PyObject_CallMethodObjArgs(target, name, Py_None, NULL);
        Py_DECREF(name);
        if (result == NULL)
            return NULL;
        Py_DECREF(result);
    }
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"update", spam_update, METH_VARARGS, NULL},
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
