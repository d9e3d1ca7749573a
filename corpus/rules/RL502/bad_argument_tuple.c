/* A tuple is made for one call. */
#include <Python.h>

static PyObject *
spam_look(PyObject *self, PyObject *obj)
{
    PyObject *args = PyTuple_Pack(2, obj, Py_None), *result;

    if (args == NULL)
        return NULL;
    result = PyObject_CallObject(obj, args); // expect: RL502 'args'
    Py_DECREF(args);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"look", spam_look, METH_O, NULL},
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
