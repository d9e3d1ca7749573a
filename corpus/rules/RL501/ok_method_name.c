/* The name is made in front of the loop. */
#include <Python.h>

static PyObject *
spam_update(PyObject *self, PyObject *args)
{
    PyObject *target, *items, *name;
    Py_ssize_t i;

    if (!PyArg_ParseTuple(args, "OO!", &target, &PyList_Type, &items))
        return NULL;
    name = PyUnicode_InternFromString("update");
    if (name == NULL)
        return NULL;
    for (i = 0; i < PyList_GET_SIZE(items); i++) {
        PyObject *result;

        result = PyObject_CallMethodObjArgs(target, name, Py_None, NULL);
        if (result == NULL)
            goto failed;
        Py_DECREF(result);
    }
    Py_DECREF(name);
    Py_RETURN_NONE;
failed:
    Py_DECREF(name);
    return NULL;
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
